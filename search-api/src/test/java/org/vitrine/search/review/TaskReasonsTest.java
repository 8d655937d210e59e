package org.vitrine.search.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vitrine.imageindex.ImageVector;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.IndexedProposal;
import org.vitrine.imageindex.IndexedSubject;
import org.vitrine.imageindex.ModelReference;
import org.vitrine.imageindex.ReviewState;

class TaskReasonsTest {

    private static final ModelReference MODEL = new ModelReference("vitrine", "relief-deep", "2", "d");
    private static final Instant ARRIVED = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void aSuspectedSpecimenOfAnotherInstitutionIsNamedWithItsInstitution() {
        // Given
        var image = image("museum-a", "12").with(Optional.empty(), Optional.of(suspecting("museum-b", "12")));

        // When
        var reasons = TaskReasons.of(image);

        // Then
        assertThat(reasons.codes()).contains(ReviewState.SUSPECTED_SAME_SPECIMEN);
        assertThat(reasons.sentences()).contains("Specimen '12' of institution 'museum-b' may be the same object.");
    }

    private static IndexedProposal suspecting(String institutionId, String specimenId) {
        return new IndexedProposal(
                List.of(),
                Optional.empty(),
                false,
                List.of(ReviewState.SUSPECTED_SAME_SPECIMEN),
                Optional.of(IndexedSubject.ofSpecimen(institutionId, specimenId)),
                MODEL,
                ARRIVED);
    }

    private static IndexedImage image(String institutionId, String specimenId) {
        return new IndexedImage(
                "image",
                "coins",
                institutionId,
                "image",
                specimenId,
                Optional.empty(),
                IndexedImage.Side.OBVERSE,
                3,
                9,
                "a".repeat(64),
                ARRIVED,
                Map.of(),
                List.of(),
                List.of(),
                new IndexedImage.Quality(0.2, 0.5, 0.4, 500),
                new IndexedImage.Region(10, 20, 500, 500),
                800,
                600,
                URI.create("s3://vitrine/originals/image"),
                "image/jpeg",
                List.of(),
                List.of(),
                MODEL,
                Optional.of(ImageVector.of(1, 0)));
    }
}
