package org.vitrine.search;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vitrine.imageindex.ImageIndex;
import org.vitrine.imageindex.ImageIndexWriter;
import org.vitrine.imageindex.IndexRefresh;
import org.vitrine.imageindex.IndexWrite;
import org.vitrine.imageindex.IndexedCandidate;
import org.vitrine.imageindex.IndexedDecided;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.IndexedProposal;
import org.vitrine.imageindex.IndexedSubject;
import org.vitrine.imageindex.WriteOutcome;

/** Rewrites images of {@link CollectionFixture} with proposals and decisions, as index-service does. */
@ApplicationScoped
class ReviewImages {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final ImageIndex index;
    private final ImageIndexWriter writer;
    private final IndexRefresh refresh;

    ReviewImages(ImageIndex index, ImageIndexWriter writer, IndexRefresh refresh) {
        this.index = index;
        this.writer = writer;
        this.refresh = refresh;
    }

    IndexedImage find(String imageId) {
        return index.find(imageId).await().indefinitely().orElseThrow();
    }

    /** Writes an image; returns when searches find it. */
    void write(String imageId, Optional<IndexedDecided> decided, Optional<IndexedProposal> proposal) {
        var revised = revised(find(imageId)).with(decided, proposal);
        var outcomes =
                writer.write(List.of(new IndexWrite.Put(revised))).await().indefinitely();
        assertThat(outcomes).containsExactly(new WriteOutcome.Written());
        refresh.images().await().indefinitely();
        CollectionFixture.awaitSoon().until(() -> find(imageId).revision() == revised.revision());
    }

    static Optional<IndexedProposal> proposal(
            IndexedImage of, String item, String imageId, double score, String... reasons) {
        return Optional.of(new IndexedProposal(
                List.of(new IndexedCandidate(
                        Optional.of(item),
                        Optional.of("berlin"),
                        Optional.of("known"),
                        Optional.of(imageId),
                        0.9,
                        Optional.of(score),
                        Optional.of(1.0))),
                Optional.of(0.1),
                false,
                List.of(reasons),
                Optional.of(new IndexedSubject(
                        Optional.of("berlin"), Optional.of("known"), Optional.of(imageId), Optional.empty())),
                of.model(),
                NOW));
    }

    static Optional<IndexedDecided> attached(String itemId, IndexedDecided.Conflict... conflicts) {
        return Optional.of(new IndexedDecided(
                Optional.of(new IndexedDecided.OfSpecimen(
                        Optional.of(itemId),
                        Optional.of(by("d2", "ben")),
                        false,
                        1,
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(conflicts),
                        7)),
                Optional.empty()));
    }

    /** Returns the state of a specimen for which people rejected these items. */
    static Optional<IndexedDecided> rejected(String... items) {
        return Optional.of(new IndexedDecided(
                Optional.of(new IndexedDecided.OfSpecimen(
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        0,
                        Optional.empty(),
                        List.of(items),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        7)),
                Optional.empty()));
    }

    static IndexedDecided.DecidedBy by(String decisionId, String person) {
        return new IndexedDecided.DecidedBy(decisionId, person, NOW, "");
    }

    private static IndexedImage revised(IndexedImage image) {
        return new IndexedImage(
                image.imageId(),
                image.collectionId(),
                image.institutionId(),
                image.identifier(),
                image.specimenId(),
                image.itemId(),
                image.side(),
                image.version(),
                image.revision() + 1,
                image.sha256(),
                image.arrivedAt(),
                image.metadata(),
                image.labels(),
                image.attributes(),
                image.quality(),
                image.region(),
                image.width(),
                image.height(),
                image.original(),
                image.originalMediaType(),
                image.renditions(),
                image.steps(),
                image.model(),
                image.vector(),
                image.statedItemId(),
                image.decided(),
                image.proposal());
    }
}
