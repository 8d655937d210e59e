package org.vitrine.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vitrine.events.ItemStatus;

/** Tests the decided state of an item: its status and title, merges, splits, and what follows for its specimens. */
class ItemStateTest {

    private final DecisionLogBuilder decisionLogBuilder = new DecisionLogBuilder();

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
}
