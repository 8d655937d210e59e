package org.vitrine.search.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vitrine.imageindex.ImageIdentity;
import org.vitrine.imageindex.IndexedDecided;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.search.decide.DecisionPreview.Change;

class DecisionPreviewTest {

    private static ImageIdentity image(String id, String specimen, Optional<String> item, Optional<String> decidedBy) {
        var decided = decidedBy.map(person -> new IndexedDecided(
                Optional.of(new IndexedDecided.OfSpecimen(
                        item,
                        Optional.of(new IndexedDecided.DecidedBy("d", person, Instant.EPOCH, "")),
                        false,
                        1,
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        1)),
                Optional.empty()));
        return new ImageIdentity(id, "coins", "berlin", specimen, item, item, IndexedImage.Side.UNKNOWN, decided);
    }

    @Test
    void specimensAreCountedByWhereTheyComeFrom() {
        // Given
        var about = new ResolvedSubjects(
                List.of(),
                Optional.empty(),
                List.of(
                        image("1", "a", Optional.of("A"), Optional.empty()),
                        image("2", "a", Optional.of("A"), Optional.empty()),
                        image("3", "b", Optional.of("A"), Optional.of("anna")),
                        image("4", "c", Optional.empty(), Optional.empty()),
                        image("5", "d", Optional.of("B"), Optional.of("anna"))),
                List.of());

        // When
        var preview = DecisionPreview.of(DecisionType.ATTACH, Optional.of("B"), about, "ben");

        // Then
        assertThat(preview)
                .isEqualTo(new DecisionPreview(
                        4,
                        5,
                        List.of(
                                new Change(Optional.of("A"), Optional.of("B"), 2),
                                new Change(Optional.empty(), Optional.of("B"), 1)),
                        1,
                        List.of()));
    }

    @Test
    void kindsThatMoveNothingChangeNoItem() {
        var about = new ResolvedSubjects(
                List.of(), Optional.empty(), List.of(image("1", "a", Optional.of("A"), Optional.empty())), List.of());

        assertThat(DecisionPreview.of(DecisionType.SET_SIDE, Optional.empty(), about, "ben"))
                .isEqualTo(new DecisionPreview(1, 1, List.of(), 0, List.of()));
    }

    @Test
    void theSumOfTwoPreviewsCountsEachChangeOnce() {
        var first = new DecisionPreview(3, 4, List.of(new Change(Optional.of("A"), Optional.of("B"), 2)), 1, List.of());
        var second = new DecisionPreview(
                5,
                6,
                List.of(
                        new Change(Optional.empty(), Optional.of("B"), 3),
                        new Change(Optional.of("A"), Optional.of("B"), 2)),
                0,
                List.of());

        assertThat(first.plus(second))
                .isEqualTo(new DecisionPreview(
                        8,
                        10,
                        List.of(
                                new Change(Optional.of("A"), Optional.of("B"), 4),
                                new Change(Optional.empty(), Optional.of("B"), 3)),
                        1,
                        List.of()));
    }
}
