package org.vitrine.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vitrine.events.DecisionKind;

/** Tests what the fold of decisions applies, repeats and refuses, and the effect of undo and redo. */
class DecisionFoldTest {

    private final DecisionLogBuilder decisionLogBuilder = new DecisionLogBuilder();

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

    private static FoldResult refusedLongId(String field) {
        return new FoldResult.Refused(field + ": has an id of more than 1024 characters; use a shorter id");
    }
}
