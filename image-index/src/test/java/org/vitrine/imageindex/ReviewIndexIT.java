package org.vitrine.imageindex;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vitrine.platform.Addresses;
import org.vitrine.platform.Server;
import org.vitrine.platform.junit.WithServers;

/** Tests the review queues against a real OpenSearch. */
@WithServers(Server.OPENSEARCH)
class ReviewIndexIT {

    private static OpenSearchFixture opened;

    @BeforeAll
    static void connect(Addresses addresses) {
        opened = OpenSearchFixture.at(addresses.indexUrl());
    }

    @AfterAll
    static void disconnect() throws IOException {
        opened.close();
    }

    private static ReviewIndex reviews() {
        return new ReviewIndex(opened.client(), opened.config());
    }

    private static IndexedImage arrived(String collection, String id, String specimen, int second) {
        return ReviewSamples.image(
                collection + id,
                specimen,
                collection,
                ReviewSamples.ARRIVED.plusSeconds(second),
                Optional.empty(),
                Map.of(),
                List.of());
    }

    private static Optional<IndexedProposal> uncertain(double score) {
        return ReviewSamples.proposal("A", score, false, ReviewState.UNCERTAIN);
    }

    private static List<String> specimens(ReviewQueue queue, String collection) {
        return OpenSearchFixture.await(reviews().page(queue, Selection.ofCollection(collection), 0, 100)).stream()
                .map(QueuedImage::specimenId)
                .toList();
    }

    private static void write(String collection, IndexedImage... images) {
        opened.write(
                collection, List.of(images).stream().map(OpenSearchFixture::put).toList());
    }

    @Test
    void newSpecimensComeOnceTheNewestArrivalFirst() {
        write(
                "newest",
                arrived("newest", "1", "a", 1),
                arrived("newest", "2", "b", 5),
                arrived("newest", "3", "a", 9),
                arrived("newest", "4", "c", 3),
                arrived("newest", "5", "d", 7).with(Optional.empty(), uncertain(0.5)));

        assertThat(specimens(ReviewQueue.NEW, "newest")).containsExactly("a", "b", "c");
    }

    @Test
    void theLeastCertainComesFirst() {
        write(
                "doubts",
                arrived("doubts", "1", "a", 1).with(Optional.empty(), uncertain(0.7)),
                arrived("doubts", "2", "b", 1).with(Optional.empty(), uncertain(0.46)),
                arrived("doubts", "3", "c", 1).with(Optional.empty(), uncertain(0.6)));

        assertThat(specimens(ReviewQueue.UNCERTAIN, "doubts")).containsExactly("b", "c", "a");
    }

    @Test
    void everyQueueHasItsTasksAndCountsThem() {
        // Given
        String all = "queues";
        write(
                all,
                arrived(all, "1", "new", 1),
                arrived(all, "2", "uncertain", 1).with(Optional.empty(), uncertain(0.5)),
                arrived(all, "3", "conflict", 1).with(ReviewSamples.conflict(), Optional.empty()),
                arrived(all, "4", "twice", 1)
                        .with(
                                Optional.empty(),
                                ReviewSamples.proposal("A", 0.9, true, ReviewState.SUSPECTED_DUPLICATE)),
                arrived(all, "5", "twice", 1)
                        .with(
                                Optional.empty(),
                                ReviewSamples.proposal("A", 0.9, true, ReviewState.SUSPECTED_DUPLICATE)),
                arrived(all, "6", "same", 1)
                        .with(
                                ReviewSamples.attached(Optional.of("A"), ReviewSamples.LATER),
                                ReviewSamples.proposal("A", 0.9, true, ReviewState.SUSPECTED_SAME_SPECIMEN)),
                ReviewSamples.image(
                        all + "7",
                        "disagreement",
                        all,
                        ReviewSamples.ARRIVED,
                        Optional.of("A"),
                        Map.of("material", "silver"),
                        List.of(ReviewSamples.says("material", "gold", 0.9))),
                arrived(all, "8", "settled", 1)
                        .with(ReviewSamples.attached(Optional.of("A"), ReviewSamples.LATER), uncertain(0.5)));

        // When
        var counts = OpenSearchFixture.await(reviews().counts(Selection.ofCollection(all)));

        // Then
        assertThat(specimens(ReviewQueue.NEW, all)).containsExactlyInAnyOrder("new", "twice");
        assertThat(specimens(ReviewQueue.UNCERTAIN, all)).containsExactly("uncertain");
        assertThat(specimens(ReviewQueue.CONFLICT, all)).containsExactly("conflict");
        assertThat(specimens(ReviewQueue.DUPLICATE, all)).containsExactly("twice", "twice");
        assertThat(specimens(ReviewQueue.SAME_SPECIMEN, all)).containsExactly("same");
        assertThat(specimens(ReviewQueue.DISAGREEMENT, all)).containsExactly("disagreement");
        assertThat(counts.open())
                .containsEntry(ReviewQueue.NEW, 2L)
                .containsEntry(ReviewQueue.DUPLICATE, 2L)
                .containsEntry(ReviewQueue.UNCERTAIN, 1L)
                .containsEntry(ReviewQueue.CONFLICT, 1L);
        // new, twice, uncertain, conflict, disagreement; two photographs; one pair of specimens
        assertThat(counts.tasks()).isEqualTo(8);
    }

    @Test
    void aDecisionTakesATaskOutOfItsQueue() {
        // Given
        write("leaves", arrived("leaves", "1", "a", 1));
        var before = specimens(ReviewQueue.NEW, "leaves");

        // When
        var decided = arrived("leaves", "1", "a", 1)
                .with(ReviewSamples.attached(Optional.of("A"), ReviewSamples.LATER), Optional.empty());
        write("leaves", revised(decided));

        // Then
        assertThat(before).containsExactly("a");
        assertThat(specimens(ReviewQueue.NEW, "leaves")).isEmpty();
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

    @Test
    void pagesOfAQueueFollowEachOther() {
        write(
                "pages",
                arrived("pages", "1", "a", 4),
                arrived("pages", "2", "b", 3),
                arrived("pages", "3", "a", 2),
                arrived("pages", "4", "c", 1));
        var pages = Selection.ofCollection("pages");

        var first = OpenSearchFixture.await(reviews().page(ReviewQueue.NEW, pages, 0, 2));
        var second = OpenSearchFixture.await(reviews().page(ReviewQueue.NEW, pages, 2, 2));

        assertThat(first).extracting(QueuedImage::specimenId).containsExactly("a", "b");
        assertThat(second).extracting(QueuedImage::specimenId).containsExactly("c");
    }

    @Test
    void imagesAreFoundByIdAndByDigest() {
        write("found", arrived("found", "1", "a", 1), arrived("found", "2", "b", 1));

        var byId = OpenSearchFixture.await(reviews().images(List.of("found1", "found2", "found3")));
        var byDigest = OpenSearchFixture.await(reviews().withDigest("found", "a".repeat(64), 10));

        assertThat(byId).containsOnlyKeys("found1", "found2");
        assertThat(byId.get("found1")).satisfies(image -> {
            assertThat(image.vector()).isEmpty();
            assertThat(image.arrivedAt()).isEqualTo(Instant.parse("2026-03-01T12:00:01Z"));
        });
        assertThat(byDigest).extracting(IndexedImage::imageId).containsExactly("found1", "found2");
        assertThat(OpenSearchFixture.await(reviews().withDigest("elsewhere", "a".repeat(64), 10)))
                .isEmpty();
    }

    @Test
    void aCollectionOfWhichNothingIsIndexedHasEmptyQueues() {
        var counts = OpenSearchFixture.await(reviews().counts(Selection.ofCollection("nowhere")));

        assertThat(counts.tasks()).isZero();
        assertThat(specimens(ReviewQueue.NEW, "nowhere")).isEmpty();
    }
}
