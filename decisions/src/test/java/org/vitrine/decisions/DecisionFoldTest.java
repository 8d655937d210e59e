package org.vitrine.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vitrine.events.DecisionConflict;
import org.vitrine.events.DecisionKind;
import org.vitrine.events.ItemStatus;
import org.vitrine.events.LabelVerdict;
import org.vitrine.events.Region;
import org.vitrine.events.Side;

/**
 * Tests the decided state after decisions, one rule per test.
 *
 * <p>Over 300 lines: a test for each of the kinds of decision.
 */
class DecisionFoldTest {

    private final DecisionLogBuilder decisionLogBuilder = new DecisionLogBuilder();

    @Test
    void theLastAttachmentCountsAndTheDisagreementIsListed() {
        decisionLogBuilder.attach("d-1", "anna", "x", "1");
        decisionLogBuilder.attach("d-2", "ben", "y", "1");

        var state = decisionLogBuilder.specimenState("1");

        assertThat(state.getItemId()).isEqualTo("y");
        assertThat(state.getAttachment().getDecisionId()).isEqualTo("d-2");
        assertThat(state.getRevision()).isEqualTo(1);
        assertThat(state.getConflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.getAbout()).isEqualTo("item");
            assertThat(conflict.getCountsValue()).isEqualTo("y");
            assertThat(conflict.getAgainst().getPerson()).isEqualTo("anna");
            assertThat(conflict.getAgainstValue()).isEqualTo("x");
        });
    }

    @Test
    void aPersonWhoChangesTheirMindDisagreesWithNobody() {
        decisionLogBuilder.attach("d-1", "anna", "x", "1");
        decisionLogBuilder.attach("d-2", "anna", "y", "1");

        assertThat(decisionLogBuilder.specimenState("1").getConflicts()).isEmpty();
    }

    @Test
    void aDecisionThatReplacesAnotherEndsTheConflict() {
        decisionLogBuilder.attach("d-1", "anna", "x", "1");
        decisionLogBuilder.take(
                DecisionLogBuilder.decision("d-2", "ben", DecisionKind.ATTACH, DecisionLogBuilder.specimens("1"))
                        .setValue(DecisionLogBuilder.value().setItemId("y").build())
                        .setReplaces("d-1")
                        .build());

        assertThat(decisionLogBuilder.specimenState("1").getItemId()).isEqualTo("y");
        assertThat(decisionLogBuilder.specimenState("1").getConflicts()).isEmpty();

        decisionLogBuilder.undo("d-3", "ben", "d-2");

        assertThat(decisionLogBuilder.specimenState("1").getItemId()).isEqualTo("x");
    }

    @Test
    void aRepeatedDecisionChangesNothing() {
        decisionLogBuilder.attach("d-1", "anna", "x", "1");
        decisionLogBuilder.attach("d-2", "anna", "y", "1");

        var folded = decisionLogBuilder.attach("d-1", "anna", "x", "1");

        assertThat(folded).isInstanceOf(FoldResult.Repeated.class);
        assertThat(decisionLogBuilder.specimenState("1").getItemId()).isEqualTo("y");
    }

    @Test
    void aDecisionDeliveredAgainIsAppliedAgainToTheSameEffect() {
        decisionLogBuilder.attach("d-1", "anna", "x", "1");
        decisionLogBuilder.attach("d-2", "anna", "y", "1");

        var folded = DecisionFold.apply(decisionLogBuilder.decisionStore, decisionLogBuilder.decisions.getFirst());

        assertThat(folded).isEqualTo(new FoldResult.Applied(List.of(DecisionLogBuilder.specimen("1"))));
        assertThat(decisionLogBuilder.specimenState("1").getItemId()).isEqualTo("y");
    }

    @Test
    void aBulkDecisionIsUndoneAsOneAndRedone() {
        decisionLogBuilder.attach("d-1", "anna", "x", "1", "2", "3");
        decisionLogBuilder.attach("d-2", "anna", "y", "2");

        var undone = decisionLogBuilder.undo("d-3", "ben", "d-1");

        assertThat(undone)
                .isEqualTo(new FoldResult.Applied(List.of(
                        DecisionLogBuilder.specimen("1"),
                        DecisionLogBuilder.specimen("2"),
                        DecisionLogBuilder.specimen("3"))));
        assertThat(decisionLogBuilder.specimenState("1").getItemId()).isNull();
        assertThat(decisionLogBuilder.specimenState("1").getAttachment()).isNull();
        assertThat(decisionLogBuilder.specimenState("2").getItemId()).isEqualTo("y");

        decisionLogBuilder.redo("d-4", "ben", "d-1");

        assertThat(decisionLogBuilder.specimenState("1").getItemId()).isEqualTo("x");
        assertThat(decisionLogBuilder.specimenState("2").getItemId()).isEqualTo("y");
    }

    @Test
    void anUndoCanBeUndone() {
        decisionLogBuilder.attach("d-1", "anna", "x", "1");
        decisionLogBuilder.undo("d-2", "anna", "d-1");
        decisionLogBuilder.undo("d-3", "anna", "d-2");

        assertThat(decisionLogBuilder.specimenState("1").getItemId()).isEqualTo("x");

        decisionLogBuilder.undo("d-4", "anna", "d-3");

        assertThat(decisionLogBuilder.specimenState("1").getItemId()).isNull();
    }

    @Test
    void anUndoOfWhatIsNotKnownIsRefused() {
        assertThat(decisionLogBuilder.undo("d-1", "anna", "d-0"))
                .isEqualTo(
                        new FoldResult.Refused(
                                "decision 'd-0', which it undoes or replaces, does not exist in collection 'coins'; check the id"));
    }

    @Test
    void anUndoOfARefusedDecisionIsRefused() {
        // Given
        decisionLogBuilder.undo("d-1", "anna", "d-0");

        // When
        var folded = decisionLogBuilder.undo("d-2", "anna", "d-1");

        // Then
        assertThat(folded)
                .isEqualTo(new FoldResult.Refused(
                        "decision 'd-1', which it undoes or replaces, was refused itself; name another decision"));
    }

    @Test
    void aLongIdIsRefusedWhereverItIs() {
        // Given
        String id = "x".repeat(1_025);

        // When
        var ofValue = decisionLogBuilder.attach("d-1", "anna", id, "1");
        var ofOther = decisionLogBuilder.merge("d-2", "a", id);
        var ofSubject = decisionLogBuilder.attach("d-3", "anna", "a", id);

        // Then
        assertThat(List.of(ofValue, ofOther, ofSubject))
                .containsExactly(refusedLongId("value"), refusedLongId("other"), refusedLongId("subjects[0]"));
    }

    @Test
    void aCharacterOutsideTheBasicPlaneCountsAsOne() {
        // When
        var folded = decisionLogBuilder.attach("d-1", "anna", "😀".repeat(1_024), "1");

        // Then
        assertThat(folded).isInstanceOf(FoldResult.Applied.class);
    }

    private static FoldResult refusedLongId(String field) {
        return new FoldResult.Refused(field + ": has an id of more than 1024 characters; use a shorter id");
    }

    @Test
    void noneOfTheseAndDetachLeaveItWithoutItem() {
        decisionLogBuilder.noneOfThese("d-1", "anna", "1");
        decisionLogBuilder.attach("d-2", "anna", "x", "2");
        decisionLogBuilder.detach("d-3", "anna", "2");

        assertThat(decisionLogBuilder.specimenState("1").getNoneOfThese()).isTrue();
        assertThat(decisionLogBuilder.specimenState("1").getAttachment()).isNotNull();
        assertThat(decisionLogBuilder.specimenState("2").getNoneOfThese()).isFalse();
        assertThat(decisionLogBuilder.specimenState("2").getItemId()).isNull();
        assertThat(decisionLogBuilder.specimenState("2").getAttachment().getDecisionId())
                .isEqualTo("d-3");
    }

    @Test
    void anAttachmentThatNeedsTwoPeopleIsPendingUntilTheSecondConfirmsIt() {
        decisionLogBuilder.attach("d-1", "anna", "x", "1");
        decisionLogBuilder.attach("d-2", "anna", "x", "1");
        var alone = decisionLogBuilder.specimenState("1", Optional.empty(), 2).orElseThrow();

        decisionLogBuilder.attach("d-3", "ben", "x", "1");
        var both = decisionLogBuilder.specimenState("1", Optional.empty(), 2).orElseThrow();

        decisionLogBuilder.attach("d-4", "carla", "y", "1");
        var disputed =
                decisionLogBuilder.specimenState("1", Optional.empty(), 2).orElseThrow();

        assertThat(alone.getItemId()).isNull();
        assertThat(alone.getPending().getItemId()).isEqualTo("x");
        assertThat(alone.getPending().getConfirmations()).isEqualTo(1);
        assertThat(alone.getPending().getRequired()).isEqualTo(2);
        assertThat(both.getItemId()).isEqualTo("x");
        assertThat(both.getConfirmations()).isEqualTo(2);
        assertThat(both.getPending()).isNull();
        assertThat(disputed.getItemId()).isEqualTo("x");
        assertThat(disputed.getPending().getItemId()).isEqualTo("y");
        assertThat(disputed.getConflicts())
                .extracting(DecisionConflict::getAgainstValue)
                .containsExactly("y");
    }

    @Test
    void whatItIsNotIsRememberedOnBothSides() {
        decisionLogBuilder.pair("d-1", "anna", DecisionKind.NOT_SAME, "1", DecisionLogBuilder.specimen("2"));
        decisionLogBuilder.pair("d-2", "anna", DecisionKind.NOT_SAME, "1", DecisionLogBuilder.item("x"));
        decisionLogBuilder.pair("d-3", "anna", DecisionKind.SAME_SPECIMEN, "1", DecisionLogBuilder.specimen("3"));
        decisionLogBuilder.pair("d-4", "anna", DecisionKind.SAME_DIE, "1", DecisionLogBuilder.specimen("4"));

        assertThat(decisionLogBuilder.specimenState("1").getNotSpecimens())
                .containsExactly(DecisionSubject.reference(DecisionLogBuilder.specimen("2")));
        assertThat(decisionLogBuilder.specimenState("2").getNotSpecimens())
                .containsExactly(DecisionSubject.reference(DecisionLogBuilder.specimen("1")));
        assertThat(decisionLogBuilder.specimenState("1").getNotItems()).containsExactly("x");
        assertThat(decisionLogBuilder.specimenState("3").getSameSpecimens())
                .containsExactly(DecisionSubject.reference(DecisionLogBuilder.specimen("1")));
        assertThat(decisionLogBuilder.specimenState("4").getSameDies())
                .containsExactly(DecisionSubject.reference(DecisionLogBuilder.specimen("1")));

        decisionLogBuilder.pair("d-5", "ben", DecisionKind.SAME_SPECIMEN, "2", DecisionLogBuilder.specimen("1"));

        assertThat(decisionLogBuilder.specimenState("1").getNotSpecimens()).isEmpty();
        assertThat(decisionLogBuilder.specimenState("1").getSameSpecimens())
                .containsExactly(
                        DecisionSubject.reference(DecisionLogBuilder.specimen("3")),
                        DecisionSubject.reference(DecisionLogBuilder.specimen("2")));
    }

    @Test
    void severalSpecimensAreRelatedAndSeveralItemsMergedByOneDecision() {
        decisionLogBuilder.take(DecisionLogBuilder.decision(
                        "d-1", "anna", DecisionKind.SAME_DIE, DecisionLogBuilder.specimens("1", "2"))
                .setOther(DecisionSubject.reference(DecisionLogBuilder.specimen("3")))
                .build());
        decisionLogBuilder.take(DecisionLogBuilder.decision(
                        "d-2",
                        "anna",
                        DecisionKind.MERGE_ITEM,
                        List.of(DecisionLogBuilder.item("a"), DecisionLogBuilder.item("b")))
                .setOther(DecisionSubject.reference(DecisionLogBuilder.item("c")))
                .build());
        decisionLogBuilder.attach("d-3", "anna", "b", "1");

        assertThat(decisionLogBuilder.specimenState("3").getSameDies())
                .containsExactly(
                        DecisionSubject.reference(DecisionLogBuilder.specimen("1")),
                        DecisionSubject.reference(DecisionLogBuilder.specimen("2")));
        assertThat(decisionLogBuilder.specimenState("2").getSameDies())
                .containsExactly(DecisionSubject.reference(DecisionLogBuilder.specimen("3")));
        assertThat(decisionLogBuilder.specimenState("1").getItemId()).isEqualTo("c");
        assertThat(decisionLogBuilder
                        .decisionStore
                        .log(DecisionLogBuilder.item("c"))
                        .mergedItemIds())
                .containsExactly("a", "b");
    }

    @Test
    void mergedItemsLeadToTheEndOfTheChain() {
        decisionLogBuilder.attach("d-1", "anna", "a", "1");
        decisionLogBuilder.merge("d-2", "a", "b");
        decisionLogBuilder.merge("d-3", "b", "c");

        assertThat(decisionLogBuilder.specimenState("1").getItemId()).isEqualTo("c");
        assertThat(decisionLogBuilder.specimenState("1").getRevision()).isEqualTo(2);
        assertThat(decisionLogBuilder.itemState("a").status(true, 0)).isEqualTo(ItemStatus.MERGED);
        assertThat(decisionLogBuilder.itemState("a").merge().orElseThrow().targetItemId())
                .isEqualTo("b");

        decisionLogBuilder.undo("d-4", "anna", "d-3");

        assertThat(decisionLogBuilder.specimenState("1").getItemId()).isEqualTo("b");
        assertThat(decisionLogBuilder.specimenState("1").getRevision()).isEqualTo(3);
    }

    @Test
    void aSpecimenWhoseStatedItemIsMergedBelongsToTheOther() {
        decisionLogBuilder.merge("d-1", "a", "b");

        var state = decisionLogBuilder.specimenState("1", Optional.of("a"), 1).orElseThrow();

        assertThat(state.getItemId()).isEqualTo("b");
        assertThat(state.getAttachment().getDecisionId()).isEqualTo("d-1");
        assertThat(decisionLogBuilder.specimenState("1", Optional.of("c"), 1)).isEmpty();
    }

    @Test
    void aCycleOfMergesIsRefusedAlsoByRedo() {
        decisionLogBuilder.merge("d-1", "a", "b");
        decisionLogBuilder.undo("d-2", "anna", "d-1");
        decisionLogBuilder.merge("d-3", "b", "a");

        assertThat(decisionLogBuilder.redo("d-4", "anna", "d-1"))
                .isEqualTo(
                        new FoldResult.Refused("item 'a' would be merged into itself; undo the opposite merge first"));
        assertThat(decisionLogBuilder.merge("d-5", "a", "b")).isInstanceOf(FoldResult.Refused.class);
        assertThat(decisionLogBuilder.itemState("a").merge()).isEmpty();
    }

    @Test
    void anErasureThatLeavesACycleOfMergesLeavesTheLaterMerge() {
        decisionLogBuilder.attach("d-0", "anna", "a", "1");
        decisionLogBuilder.attach("d-00", "anna", "b", "2");
        decisionLogBuilder.merge("d-1", "a", "b");
        decisionLogBuilder.undo("d-2", "anna", "d-1");
        decisionLogBuilder.merge("d-3", "b", "a");

        decisionLogBuilder.erase("d-2");

        assertThat(decisionLogBuilder.specimenState("1").getItemId()).isEqualTo("a");
        assertThat(decisionLogBuilder.specimenState("2").getItemId()).isEqualTo("a");
        assertThat(decisionLogBuilder.undo("d-4", "anna", "d-3")).isInstanceOf(FoldResult.Applied.class);
        assertThat(decisionLogBuilder.specimenState("1").getItemId()).isEqualTo("b");
    }

    @Test
    void aSplitOpensAnItemAndMovesItsSpecimens() {
        decisionLogBuilder.attach("d-1", "anna", "a", "1", "2");
        decisionLogBuilder.split("d-2", "a", "b", "2");

        assertThat(decisionLogBuilder.specimenState("1").getItemId()).isEqualTo("a");
        assertThat(decisionLogBuilder.specimenState("2").getItemId()).isEqualTo("b");
        assertThat(decisionLogBuilder.itemState("b").status(false, 0)).isEqualTo(ItemStatus.DRAFT);
        assertThat(decisionLogBuilder.itemState("b").title()).isEqualTo("part");
    }

    @Test
    void anItemIsADraftUntilItIsPublishedAndGoneWhenOpeningItIsUndone() {
        decisionLogBuilder.open("d-1", "anna", "x", "Stater", Map.of("mint", "Tarsos", "ruler", "Mazaios"));
        decisionLogBuilder.edit("d-2", "x", "Stater of Tarsos", Map.of("ruler", "", "metal", "silver"));

        var edited = decisionLogBuilder.itemState("x");

        assertThat(edited.title()).isEqualTo("Stater of Tarsos");
        assertThat(edited.metadata()).containsExactlyInAnyOrderEntriesOf(Map.of("mint", "Tarsos", "metal", "silver"));
        assertThat(edited.status(false, 0)).isEqualTo(ItemStatus.DRAFT);
        assertThat(edited.history()).hasSize(2);

        decisionLogBuilder.publish("d-3", "x");
        assertThat(decisionLogBuilder.itemState("x").status(false, 0)).isEqualTo(ItemStatus.PUBLISHED);

        decisionLogBuilder.undo("d-4", "anna", "d-3");
        decisionLogBuilder.undo("d-5", "anna", "d-1");
        assertThat(decisionLogBuilder.itemState("x").status(false, 0)).isEqualTo(ItemStatus.REMOVED);
        assertThat(decisionLogBuilder.itemState("x").status(true, 0)).isEqualTo(ItemStatus.PUBLISHED);
        assertThat(decisionLogBuilder.itemState("x").status(false, 1)).isEqualTo(ItemStatus.DRAFT);
    }

    @Test
    void verdictsOnAPhotographCountByName() {
        decisionLogBuilder.attribute("d-1", "anna", DecisionKind.REJECT_ATTRIBUTE, "material", "gold", "i");
        decisionLogBuilder.attribute("d-2", "anna", DecisionKind.CORRECT_ATTRIBUTE, "material", "silver", "i");
        decisionLogBuilder.label("d-3", "anna", DecisionKind.ADD_LABEL, "memorial", "i");
        decisionLogBuilder.label("d-4", "ben", DecisionKind.REJECT_LABEL, "cross", "i");
        decisionLogBuilder.side("d-5", "anna", Side.OBVERSE, "i");
        decisionLogBuilder.side("d-6", "ben", Side.REVERSE, "i");

        var state = decisionLogBuilder.imageState("i");

        assertThat(state.getAttributes()).singleElement().satisfies(attribute -> {
            assertThat(attribute.getValue()).isEqualTo("silver");
            assertThat(attribute.getRejected()).containsExactly("gold");
        });
        assertThat(state.getLabels())
                .extracting(label -> label.getVerdict())
                .containsExactly(LabelVerdict.ADDED, LabelVerdict.REJECTED);
        assertThat(state.getSide().getSide()).isEqualTo(Side.REVERSE);
        assertThat(state.getConflicts()).extracting(DecisionConflict::getAbout).containsExactly("side");
    }

    @Test
    void spellingsOfOneNameAndValueAreOneStatement() {
        // Given
        decisionLogBuilder.attribute("d-1", "anna", DecisionKind.CONFIRM_ATTRIBUTE, "Material", "Silver", "i");
        decisionLogBuilder.attribute("d-2", "ben", DecisionKind.REJECT_ATTRIBUTE, "material", "gold", "i");

        // When
        decisionLogBuilder.attribute("d-3", "ben", DecisionKind.CONFIRM_ATTRIBUTE, "material", "silver ", "i");

        // Then
        var state = decisionLogBuilder.imageState("i");
        assertThat(state.getConflicts()).isEmpty();
        assertThat(state.getAttributes()).singleElement().satisfies(attribute -> {
            assertThat(attribute.getName()).isEqualTo("Material");
            assertThat(attribute.getValue()).isEqualTo("silver ");
            assertThat(attribute.getRejected()).containsExactly("gold");
        });
    }

    @Test
    void rejectingTheValueThatCountsIsAConflictAndRejectingAnotherIsNone() {
        decisionLogBuilder.attribute("d-1", "anna", DecisionKind.CONFIRM_ATTRIBUTE, "material", "silver", "i");
        decisionLogBuilder.attribute("d-2", "ben", DecisionKind.REJECT_ATTRIBUTE, "material", "gold", "i");
        assertThat(decisionLogBuilder.imageState("i").getConflicts()).isEmpty();

        decisionLogBuilder.attribute("d-3", "ben", DecisionKind.REJECT_ATTRIBUTE, "material", "silver", "i");

        var state = decisionLogBuilder.imageState("i");
        assertThat(state.getAttributes().getFirst().getValue()).isNull();
        assertThat(state.getConflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.getAbout()).isEqualTo("attribute:material");
            assertThat(conflict.getCountsValue()).isEqualTo("not silver");
        });
    }

    @Test
    void regionsThatOverlapAreOneOpinion() {
        decisionLogBuilder.region("d-1", "anna", new Region(0, 0, 100, 100), "i");
        decisionLogBuilder.region("d-2", "ben", new Region(5, 5, 100, 100), "i");
        assertThat(decisionLogBuilder.imageState("i").getConflicts()).isEmpty();

        decisionLogBuilder.region("d-3", "ben", new Region(300, 300, 100, 100), "i");
        assertThat(decisionLogBuilder.imageState("i").getConflicts()).hasSize(1);
    }

    @Test
    void whatLacksAFieldIsRefusedWithItsName() {
        var folded = decisionLogBuilder.take(
                DecisionLogBuilder.decision("d-1", "anna", DecisionKind.ATTACH, DecisionLogBuilder.specimens("1"))
                        .build());

        assertThat(folded).isEqualTo(new FoldResult.Refused("value.itemId: must be given"));
    }

    @Test
    void theLogOfASubjectIsBoundedAndKeepsWhatHasEffect() {
        decisionLogBuilder.open("d-first", "anna", "x", "Stater", Map.of());
        for (int i = 0; i < 2 * SubjectLog.MAX_ENTRIES; i++) {
            decisionLogBuilder.edit("d-" + i, "x", "title " + i, Map.of());
            decisionLogBuilder.undo("u-" + i, "anna", "d-" + i);
        }

        assertThat(decisionLogBuilder
                        .decisionStore
                        .log(DecisionLogBuilder.item("x"))
                        .entries())
                .hasSize(SubjectLog.MAX_ENTRIES);
        assertThat(decisionLogBuilder.itemState("x").title()).isEqualTo("Stater");
    }
}
