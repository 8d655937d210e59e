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

/** What follows from decisions, one rule at a time. */
class DecisionFoldTest {

    private final Log log = new Log();

    @Test
    void theLastAttachmentCountsAndTheDisagreementIsListed() {
        log.attach("d-1", "anna", "x", "1");
        log.attach("d-2", "ben", "y", "1");

        var state = log.specimenState("1");

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
        log.attach("d-1", "anna", "x", "1");
        log.attach("d-2", "anna", "y", "1");

        assertThat(log.specimenState("1").getConflicts()).isEmpty();
    }

    @Test
    void aDecisionThatReplacesAnotherEndsTheConflict() {
        log.attach("d-1", "anna", "x", "1");
        log.take(Log.decision("d-2", "ben", DecisionKind.ATTACH, Log.specimens("1"))
                .setValue(Log.value().setItemId("y").build())
                .setReplaces("d-1")
                .build());

        assertThat(log.specimenState("1").getItemId()).isEqualTo("y");
        assertThat(log.specimenState("1").getConflicts()).isEmpty();

        log.undo("d-3", "ben", "d-2");

        assertThat(log.specimenState("1").getItemId()).isEqualTo("x");
    }

    @Test
    void aRepeatedDecisionChangesNothing() {
        log.attach("d-1", "anna", "x", "1");
        log.attach("d-2", "anna", "y", "1");

        var folded = log.attach("d-1", "anna", "x", "1");

        assertThat(folded).isInstanceOf(Folded.Repeated.class);
        assertThat(log.specimenState("1").getItemId()).isEqualTo("y");
    }

    @Test
    void aDecisionDeliveredAgainIsAppliedAgainToTheSameEffect() {
        log.attach("d-1", "anna", "x", "1");
        log.attach("d-2", "anna", "y", "1");

        var folded = DecisionFold.apply(log.ledger, log.decisions.getFirst());

        assertThat(folded).isEqualTo(new Folded.Applied(List.of(Log.specimen("1"))));
        assertThat(log.specimenState("1").getItemId()).isEqualTo("y");
    }

    @Test
    void aBulkDecisionIsUndoneAsOneAndRedone() {
        log.attach("d-1", "anna", "x", "1", "2", "3");
        log.attach("d-2", "anna", "y", "2");

        var undone = log.undo("d-3", "ben", "d-1");

        assertThat(undone)
                .isEqualTo(new Folded.Applied(List.of(Log.specimen("1"), Log.specimen("2"), Log.specimen("3"))));
        assertThat(log.specimenState("1").getItemId()).isNull();
        assertThat(log.specimenState("1").getAttachment()).isNull();
        assertThat(log.specimenState("2").getItemId()).isEqualTo("y");

        log.redo("d-4", "ben", "d-1");

        assertThat(log.specimenState("1").getItemId()).isEqualTo("x");
        assertThat(log.specimenState("2").getItemId()).isEqualTo("y");
    }

    @Test
    void anUndoCanBeUndone() {
        log.attach("d-1", "anna", "x", "1");
        log.undo("d-2", "anna", "d-1");
        log.undo("d-3", "anna", "d-2");

        assertThat(log.specimenState("1").getItemId()).isEqualTo("x");

        log.undo("d-4", "anna", "d-3");

        assertThat(log.specimenState("1").getItemId()).isNull();
    }

    @Test
    void anUndoOfWhatIsNotKnownIsRefused() {
        assertThat(log.undo("d-1", "anna", "d-0"))
                .isEqualTo(new Folded.Refused("decision 'd-0' is not known before it"));
        assertThat(log.undo("d-2", "anna", "d-1")).isInstanceOf(Folded.Refused.class);
    }

    @Test
    void noneOfTheseAndDetachLeaveItWithoutItem() {
        log.noneOfThese("d-1", "anna", "1");
        log.attach("d-2", "anna", "x", "2");
        log.detach("d-3", "anna", "2");

        assertThat(log.specimenState("1").getNoneOfThese()).isTrue();
        assertThat(log.specimenState("1").getAttachment()).isNotNull();
        assertThat(log.specimenState("2").getNoneOfThese()).isFalse();
        assertThat(log.specimenState("2").getItemId()).isNull();
        assertThat(log.specimenState("2").getAttachment().getDecisionId()).isEqualTo("d-3");
    }

    @Test
    void anAttachmentThatNeedsTwoPeopleIsPendingUntilTheSecondConfirmsIt() {
        log.attach("d-1", "anna", "x", "1");
        log.attach("d-2", "anna", "x", "1");
        var alone = log.specimenState("1", Optional.empty(), 2).orElseThrow();

        log.attach("d-3", "ben", "x", "1");
        var both = log.specimenState("1", Optional.empty(), 2).orElseThrow();

        log.attach("d-4", "carla", "y", "1");
        var disputed = log.specimenState("1", Optional.empty(), 2).orElseThrow();

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
        log.pair("d-1", "anna", DecisionKind.NOT_SAME, "1", Log.specimen("2"));
        log.pair("d-2", "anna", DecisionKind.NOT_SAME, "1", Log.item("x"));
        log.pair("d-3", "anna", DecisionKind.SAME_SPECIMEN, "1", Log.specimen("3"));
        log.pair("d-4", "anna", DecisionKind.SAME_DIE, "1", Log.specimen("4"));

        assertThat(log.specimenState("1").getNotSpecimens()).containsExactly(Subject.reference(Log.specimen("2")));
        assertThat(log.specimenState("2").getNotSpecimens()).containsExactly(Subject.reference(Log.specimen("1")));
        assertThat(log.specimenState("1").getNotItems()).containsExactly("x");
        assertThat(log.specimenState("3").getSameSpecimens()).containsExactly(Subject.reference(Log.specimen("1")));
        assertThat(log.specimenState("4").getSameDies()).containsExactly(Subject.reference(Log.specimen("1")));

        log.pair("d-5", "ben", DecisionKind.SAME_SPECIMEN, "2", Log.specimen("1"));

        assertThat(log.specimenState("1").getNotSpecimens()).isEmpty();
        assertThat(log.specimenState("1").getSameSpecimens())
                .containsExactly(Subject.reference(Log.specimen("3")), Subject.reference(Log.specimen("2")));
    }

    @Test
    void severalSpecimensAreRelatedAndSeveralItemsMergedByOneDecision() {
        log.take(Log.decision("d-1", "anna", DecisionKind.SAME_DIE, Log.specimens("1", "2"))
                .setOther(Subject.reference(Log.specimen("3")))
                .build());
        log.take(Log.decision("d-2", "anna", DecisionKind.MERGE_ITEM, List.of(Log.item("a"), Log.item("b")))
                .setOther(Subject.reference(Log.item("c")))
                .build());
        log.attach("d-3", "anna", "b", "1");

        assertThat(log.specimenState("3").getSameDies())
                .containsExactly(Subject.reference(Log.specimen("1")), Subject.reference(Log.specimen("2")));
        assertThat(log.specimenState("2").getSameDies()).containsExactly(Subject.reference(Log.specimen("3")));
        assertThat(log.specimenState("1").getItemId()).isEqualTo("c");
        assertThat(log.ledger.log(Log.item("c")).mergedIntoIt()).containsExactly("a", "b");
    }

    @Test
    void mergedItemsLeadToTheEndOfTheChain() {
        log.attach("d-1", "anna", "a", "1");
        log.merge("d-2", "a", "b");
        log.merge("d-3", "b", "c");

        assertThat(log.specimenState("1").getItemId()).isEqualTo("c");
        assertThat(log.specimenState("1").getRevision()).isEqualTo(2);
        assertThat(log.itemState("a").status(true, 0)).isEqualTo(ItemStatus.MERGED);
        assertThat(log.itemState("a").merge().orElseThrow().into()).isEqualTo("b");

        log.undo("d-4", "anna", "d-3");

        assertThat(log.specimenState("1").getItemId()).isEqualTo("b");
        assertThat(log.specimenState("1").getRevision()).isEqualTo(3);
    }

    @Test
    void aSpecimenWhoseStatedItemIsMergedBelongsToTheOther() {
        log.merge("d-1", "a", "b");

        var state = log.specimenState("1", Optional.of("a"), 1).orElseThrow();

        assertThat(state.getItemId()).isEqualTo("b");
        assertThat(state.getAttachment().getDecisionId()).isEqualTo("d-1");
        assertThat(log.specimenState("1", Optional.of("c"), 1)).isEmpty();
    }

    @Test
    void aCycleOfMergesIsRefusedAlsoByRedo() {
        log.merge("d-1", "a", "b");
        log.undo("d-2", "anna", "d-1");
        log.merge("d-3", "b", "a");

        assertThat(log.redo("d-4", "anna", "d-1"))
                .isEqualTo(new Folded.Refused("item 'a' would be merged into itself"));
        assertThat(log.merge("d-5", "a", "b")).isInstanceOf(Folded.Refused.class);
        assertThat(log.itemState("a").merge()).isEmpty();
    }

    @Test
    void aSplitOpensAnItemAndMovesItsSpecimens() {
        log.attach("d-1", "anna", "a", "1", "2");
        log.split("d-2", "a", "b", "2");

        assertThat(log.specimenState("1").getItemId()).isEqualTo("a");
        assertThat(log.specimenState("2").getItemId()).isEqualTo("b");
        assertThat(log.itemState("b").status(false, 0)).isEqualTo(ItemStatus.DRAFT);
        assertThat(log.itemState("b").title()).isEqualTo("part");
    }

    @Test
    void anItemIsADraftUntilItIsPublishedAndGoneWhenOpeningItIsUndone() {
        log.open("d-1", "anna", "x", "Stater", Map.of("mint", "Tarsos", "ruler", "Mazaios"));
        log.edit("d-2", "x", "Stater of Tarsos", Map.of("ruler", "", "metal", "silver"));

        var edited = log.itemState("x");

        assertThat(edited.title()).isEqualTo("Stater of Tarsos");
        assertThat(edited.metadata()).containsExactlyInAnyOrderEntriesOf(Map.of("mint", "Tarsos", "metal", "silver"));
        assertThat(edited.status(false, 0)).isEqualTo(ItemStatus.DRAFT);
        assertThat(edited.history()).hasSize(2);

        log.publish("d-3", "x");
        assertThat(log.itemState("x").status(false, 0)).isEqualTo(ItemStatus.PUBLISHED);

        log.undo("d-4", "anna", "d-3");
        log.undo("d-5", "anna", "d-1");
        assertThat(log.itemState("x").status(false, 0)).isEqualTo(ItemStatus.REMOVED);
        assertThat(log.itemState("x").status(true, 0)).isEqualTo(ItemStatus.PUBLISHED);
        assertThat(log.itemState("x").status(false, 1)).isEqualTo(ItemStatus.DRAFT);
    }

    @Test
    void verdictsOnAPhotographCountByName() {
        log.attribute("d-1", "anna", DecisionKind.REJECT_ATTRIBUTE, "material", "gold", "i");
        log.attribute("d-2", "anna", DecisionKind.CORRECT_ATTRIBUTE, "material", "silver", "i");
        log.label("d-3", "anna", DecisionKind.ADD_LABEL, "memorial", "i");
        log.label("d-4", "ben", DecisionKind.REJECT_LABEL, "cross", "i");
        log.side("d-5", "anna", Side.OBVERSE, "i");
        log.side("d-6", "ben", Side.REVERSE, "i");

        var state = log.imageState("i");

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
    void rejectingTheValueThatCountsIsAConflictAndRejectingAnotherIsNone() {
        log.attribute("d-1", "anna", DecisionKind.CONFIRM_ATTRIBUTE, "material", "silver", "i");
        log.attribute("d-2", "ben", DecisionKind.REJECT_ATTRIBUTE, "material", "gold", "i");
        assertThat(log.imageState("i").getConflicts()).isEmpty();

        log.attribute("d-3", "ben", DecisionKind.REJECT_ATTRIBUTE, "material", "silver", "i");

        var state = log.imageState("i");
        assertThat(state.getAttributes().getFirst().getValue()).isNull();
        assertThat(state.getConflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.getAbout()).isEqualTo("attribute:material");
            assertThat(conflict.getCountsValue()).isEqualTo("not silver");
        });
    }

    @Test
    void regionsThatOverlapAreOneOpinion() {
        log.region("d-1", "anna", new Region(0, 0, 100, 100), "i");
        log.region("d-2", "ben", new Region(5, 5, 100, 100), "i");
        assertThat(log.imageState("i").getConflicts()).isEmpty();

        log.region("d-3", "ben", new Region(300, 300, 100, 100), "i");
        assertThat(log.imageState("i").getConflicts()).hasSize(1);
    }

    @Test
    void whatLacksAFieldIsRefusedWithItsName() {
        var folded = log.take(Log.decision("d-1", "anna", DecisionKind.ATTACH, Log.specimens("1"))
                .build());

        assertThat(folded).isEqualTo(new Folded.Refused("value.itemId: must be given"));
    }

    @Test
    void theLogOfASubjectIsBoundedAndKeepsWhatHasEffect() {
        log.open("d-first", "anna", "x", "Stater", Map.of());
        for (int i = 0; i < 2 * SubjectLog.MOST; i++) {
            log.edit("d-" + i, "x", "title " + i, Map.of());
            log.undo("u-" + i, "anna", "d-" + i);
        }

        assertThat(log.ledger.log(Log.item("x")).entries()).hasSize(SubjectLog.MOST);
        assertThat(log.itemState("x").title()).isEqualTo("Stater");
    }
}
