package org.vitrine.imageindex;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Images with review tasks, and proposals and decisions about them, for tests. */
final class ReviewSamples {

    static final Instant ARRIVED = Instant.parse("2026-03-01T12:00:00Z");
    static final IndexedDecided.DecidedBy EARLIER =
            new IndexedDecided.DecidedBy("d-1", "anna", ARRIVED.minusSeconds(60), "cataloguer");
    static final IndexedDecided.DecidedBy LATER =
            new IndexedDecided.DecidedBy("d-2", "ben", ARRIVED.plusSeconds(60), "volunteer");

    private ReviewSamples() {}

    static IndexedImage image(String id, String specimen, String collection) {
        return image(id, specimen, collection, ARRIVED, Optional.empty(), Map.of(), List.of());
    }

    static IndexedImage image(
            String id,
            String specimen,
            String collection,
            Instant arrivedAt,
            Optional<String> stated,
            Map<String, String> metadata,
            List<IndexedImage.Attribute> attributes) {
        return new IndexedImage(
                id,
                collection,
                "museum",
                id,
                specimen,
                stated,
                IndexedImage.Side.UNKNOWN,
                1,
                1,
                "a".repeat(64),
                arrivedAt,
                metadata,
                List.of(),
                attributes,
                new IndexedImage.Quality(0.2, 0.5, 0.4, 500),
                new IndexedImage.Region(10, 20, 500, 500),
                800,
                600,
                URI.create("s3://vitrine/originals/" + id),
                "image/jpeg",
                List.of(),
                List.of(),
                IndexedImageSamples.model(collection),
                Optional.of(ImageVector.of(1, 0)));
    }

    static IndexedImage.Attribute says(String name, String value, double confidence) {
        return new IndexedImage.Attribute(name, value, confidence, IndexedImageSamples.model("says"));
    }

    static Optional<IndexedProposal> proposal(String item, double score, boolean confident, String... reasons) {
        var suspect = new IndexedSubject(
                Optional.of("museum"), Optional.of("other"), Optional.of("img-other"), Optional.empty());
        return Optional.of(new IndexedProposal(
                List.of(new IndexedCandidate(
                        Optional.of(item),
                        Optional.of("museum"),
                        Optional.of("s"),
                        Optional.of("img"),
                        0.9,
                        Optional.of(score),
                        Optional.of(1.0))),
                Optional.of(Math.max(0, 0.9 - score)),
                confident,
                List.of(reasons),
                Optional.of(suspect),
                IndexedImageSamples.model("proposes"),
                ARRIVED));
    }

    /** @param itemId the decided item; empty for "none of these" */
    static Optional<IndexedDecided> attached(Optional<String> itemId, IndexedDecided.DecidedBy by) {
        return Optional.of(new IndexedDecided(
                Optional.of(ofSpecimen(itemId, Optional.of(by), List.of(), List.of(), List.of())), Optional.empty()));
    }

    static Optional<IndexedDecided> notSame(IndexedSubject subject) {
        return Optional.of(new IndexedDecided(
                Optional.of(ofSpecimen(Optional.empty(), Optional.empty(), List.of(), List.of(subject), List.of())),
                Optional.empty()));
    }

    static Optional<IndexedDecided> notItem(String itemId) {
        return Optional.of(new IndexedDecided(
                Optional.of(ofSpecimen(Optional.empty(), Optional.empty(), List.of(itemId), List.of(), List.of())),
                Optional.empty()));
    }

    static Optional<IndexedDecided> conflict() {
        var conflict = new IndexedDecided.Conflict("item", LATER, "B", EARLIER, "A");
        return Optional.of(new IndexedDecided(
                Optional.of(ofSpecimen(Optional.of("B"), Optional.of(LATER), List.of(), List.of(), List.of(conflict))),
                Optional.empty()));
    }

    static Optional<IndexedDecided> duplicateOf(String imageId) {
        return Optional.of(new IndexedDecided(
                Optional.empty(),
                Optional.of(new IndexedDecided.OfImage(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Optional.of(imageId),
                        List.of(),
                        3))));
    }

    private static IndexedDecided.OfSpecimen ofSpecimen(
            Optional<String> itemId,
            Optional<IndexedDecided.DecidedBy> by,
            List<String> notItems,
            List<IndexedSubject> notSpecimens,
            List<IndexedDecided.Conflict> conflicts) {
        return new IndexedDecided.OfSpecimen(
                itemId,
                by,
                itemId.isEmpty() && by.isPresent(),
                0,
                Optional.empty(),
                notItems,
                notSpecimens,
                List.of(),
                List.of(),
                conflicts,
                5);
    }
}
