package org.vitrine.search.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vitrine.imageindex.IndexedDecision;

class LoggedOpeningsTest {

    private static final long UNSEQUENCED = IndexedDecision.UNSEQUENCED;

    private final LoggedOpenings openings = new LoggedOpenings(Duration.ofMinutes(10), 1_000);

    private static IndexedDecision opening(String id, long sequence, String itemId) {
        return decision(id, sequence, "open-item", Optional.of(itemId), "", "");
    }

    private static IndexedDecision undo(String id, long sequence, String target) {
        return decision(id, sequence, "undo", Optional.empty(), target, "");
    }

    private static IndexedDecision redo(String id, long sequence, String target) {
        return decision(id, sequence, "redo", Optional.empty(), target, "");
    }

    private static IndexedDecision decision(
            String id, long sequence, String kind, Optional<String> itemId, String undoes, String replaces) {
        return new IndexedDecision(
                id,
                "coins",
                sequence,
                kind,
                List.of(),
                Optional.empty(),
                itemId.map(LoggedOpeningsTest::value),
                Optional.empty(),
                Optional.of(replaces).filter(it -> !it.isEmpty()),
                Optional.of(undoes).filter(it -> !it.isEmpty()),
                "anna",
                "",
                "",
                Instant.EPOCH);
    }

    private static IndexedDecision.Value value(String itemId) {
        return new IndexedDecision.Value(
                Optional.of(itemId),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private ItemOpening find(String itemId) {
        return openings.find("coins", itemId, Set.of());
    }

    @Test
    void anItemIsOpenedByADecisionOfItsCollection() {
        openings.add(opening("o", 1, "A"));

        assertThat(find("A")).isEqualTo(new ItemOpening.InForce());
        assertThat(find("B")).isEqualTo(new ItemOpening.NotLogged());
        assertThat(openings.find("gems", "A", Set.of())).isEqualTo(new ItemOpening.NotLogged());
    }

    @Test
    void anUndoEndsAnOpeningAndARedoRestoresIt() {
        // Given
        openings.add(opening("o", 1, "A"));

        // When
        openings.add(undo("u", 2, "o"));
        var undone = find("A");
        openings.add(redo("r", 3, "o"));
        var redone = find("A");

        // Then
        assertThat(undone).isEqualTo(new ItemOpening.Ended(Set.of("o")));
        assertThat(redone).isEqualTo(new ItemOpening.InForce());
    }

    @Test
    void decisionsThatAreOnlyAcknowledgedCountInTheOrderOfTheirRequests() {
        // Given
        openings.add(opening("o", UNSEQUENCED, "A"));
        openings.add(undo("u", UNSEQUENCED, "o"));
        openings.add(redo("r", UNSEQUENCED, "o"));
        openings.add(undo("v", UNSEQUENCED, "o"));

        // When: the log is read up to the redo
        openings.add(opening("o", 1, "A"));
        openings.add(undo("u", 2, "o"));
        openings.add(redo("r", 3, "o"));

        // Then
        assertThat(find("A")).isEqualTo(new ItemOpening.Ended(Set.of("o")));
    }

    @Test
    void aSecondOpeningCountsThoughTheFirstIsUndone() {
        openings.add(opening("o", 1, "A"));
        openings.add(undo("u", 2, "o"));
        openings.add(opening("p", 3, "A"));

        assertThat(find("A")).isEqualTo(new ItemOpening.InForce());
    }

    @Test
    void anOpeningIsReplacedUntilTheReplacementIsUndone() {
        // Given
        openings.add(opening("o", 1, "A"));

        // When
        openings.add(decision("p", 2, "open-item", Optional.of("B"), "", "o"));
        var replaced = find("A");
        openings.add(undo("u", 3, "p"));

        // Then
        assertThat(replaced).isEqualTo(new ItemOpening.Ended(Set.of("o")));
        assertThat(find("A")).isEqualTo(new ItemOpening.InForce());
        assertThat(find("B")).isEqualTo(new ItemOpening.Ended(Set.of("p")));
    }

    @Test
    void theUndoOfAnOpeningThatOnlyTheIndexHasCounts() {
        // Given
        var indexed = Set.of("old");
        var before = openings.find("coins", "A", indexed);

        // When
        openings.add(undo("u", 7, "old"));

        // Then
        assertThat(before).isEqualTo(new ItemOpening.NotLogged());
        assertThat(openings.find("coins", "A", indexed)).isEqualTo(new ItemOpening.Ended(indexed));
    }

    @Test
    void theRedoOfAnUnknownOpeningIsNotLogged() {
        openings.add(redo("r", 8, "old"));

        assertThat(find("A")).isEqualTo(new ItemOpening.NotLogged());
    }

    @Test
    void anErasedDecisionDoesNotCount() {
        // Given
        openings.add(opening("o", 1, "A"));
        openings.add(undo("u", 2, "o"));

        // When
        openings.remove(undo("u", 2, "o"));
        var withoutUndo = find("A");
        openings.remove(opening("o", 1, "A"));

        // Then
        assertThat(withoutUndo).isEqualTo(new ItemOpening.InForce());
        assertThat(find("A")).isEqualTo(new ItemOpening.NotLogged());
    }
}
