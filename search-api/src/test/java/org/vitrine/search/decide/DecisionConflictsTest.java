package org.vitrine.search.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vitrine.imageindex.ImageIdentity;
import org.vitrine.imageindex.IndexedDecided;
import org.vitrine.imageindex.IndexedImage;

/** Tests which decisions contradict each other. */
class DecisionConflictsTest {

    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void aConflictIsListedForBothOfItsDecisions() {
        // Given
        var image = image(
                new IndexedDecided.OfSpecimen(
                        Optional.of("B"),
                        Optional.of(by("d-2")),
                        false,
                        1,
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(conflict("item", "d-2", "d-1"), conflict("item", "d-2", "d-3")),
                        7),
                new IndexedDecided.OfImage(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        List.of(conflict("side", "d-5", "d-4")),
                        7));

        // When
        var conflicts = DecisionConflicts.of(List.of(image, image));

        // Then
        assertThat(conflicts)
                .isEqualTo(Map.of(
                        "d-1",
                        Set.of("d-2"),
                        "d-2",
                        Set.of("d-1", "d-3"),
                        "d-3",
                        Set.of("d-2"),
                        "d-4",
                        Set.of("d-5"),
                        "d-5",
                        Set.of("d-4")));
    }

    private static ImageIdentity image(IndexedDecided.OfSpecimen specimen, IndexedDecided.OfImage image) {
        return new ImageIdentity(
                "img-1",
                "coins",
                "berlin",
                "a",
                Optional.of("B"),
                Optional.empty(),
                IndexedImage.Side.UNKNOWN,
                Optional.of(new IndexedDecided(Optional.of(specimen), Optional.of(image))));
    }

    private static IndexedDecided.Conflict conflict(String about, String inForce, String contradicting) {
        return new IndexedDecided.Conflict(about, by(inForce), "B", by(contradicting), "A");
    }

    private static IndexedDecided.DecidedBy by(String decisionId) {
        return new IndexedDecided.DecidedBy(decisionId, "person of " + decisionId, AT, "");
    }
}
