package org.vitrine.search.propose;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vitrine.imageindex.ImageVector;
import org.vitrine.imageindex.IndexedCandidate;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.ModelReference;

/** Images and candidates for tests of this package. */
final class ProposalSamples {

    static final ModelReference MODEL = new ModelReference("vitrine", "relief-deep", "2", "d");
    static final Instant ARRIVED = Instant.parse("2026-03-01T12:00:00Z");

    private ProposalSamples() {}

    static IndexedImage image(String imageId, String specimenId) {
        return image(imageId, specimenId, "berlin", Optional.empty(), ARRIVED, "applied");
    }

    static IndexedImage image(
            String imageId,
            String specimenId,
            String institutionId,
            Optional<String> stated,
            Instant arrivedAt,
            String located) {
        return new IndexedImage(
                imageId,
                "coins",
                institutionId,
                imageId,
                specimenId,
                stated,
                IndexedImage.Side.OBVERSE,
                3,
                9,
                "a".repeat(64),
                arrivedAt,
                Map.of(),
                List.of(),
                List.of(),
                new IndexedImage.Quality(0.2, 0.5, 0.4, 500),
                new IndexedImage.Region(10, 20, 500, 500),
                800,
                600,
                URI.create("s3://vitrine/originals/" + imageId),
                "image/jpeg",
                List.of(),
                List.of(new IndexedImage.Step("locate", located, 0.9, Map.of(), "", 1)),
                MODEL,
                Optional.of(ImageVector.of(1, 0)));
    }

    static IndexedCandidate candidate(String item, double score) {
        return new IndexedCandidate(
                Optional.of(item),
                Optional.of("berlin"),
                Optional.of("s-" + item),
                Optional.of("img-" + item),
                0.9,
                Optional.of(score),
                Optional.of(2.0));
    }
}
