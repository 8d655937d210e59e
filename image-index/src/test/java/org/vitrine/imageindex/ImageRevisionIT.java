package org.vitrine.imageindex;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vitrine.platform.Addresses;
import org.vitrine.platform.Server;
import org.vitrine.platform.junit.WithServers;

/**
 * Tests which document of an image remains in a real OpenSearch after writes in several orders, of one model or of two.
 * Each test has models, and so indexes, of its own.
 */
@WithServers(Server.OPENSEARCH)
class ImageRevisionIT {

    private static OpenSearchFixture opened;

    @BeforeAll
    static void connect(Addresses addresses) {
        opened = OpenSearchFixture.at(addresses.indexUrl());
    }

    @AfterAll
    static void disconnect() throws IOException {
        opened.close();
    }

    @Test
    void anOlderRevisionNeverReplacesANewerOneNorBringsBackARemovedImage() {
        // Given
        var writer = opened.writer();
        OpenSearchFixture.await(
                writer.write(List.of(OpenSearchFixture.put(IndexedImageSamples.image("rev-1", "revs", 2, "rev", 1)))));

        // When
        var outcomes = OpenSearchFixture.await(writer.write(List.of(
                OpenSearchFixture.put(IndexedImageSamples.image("rev-1", "revs", 1, "rev", 1)),
                OpenSearchFixture.put(IndexedImageSamples.image("rev-1", "revs", 2, "rev", 1)),
                OpenSearchFixture.removal("rev-1", "revs", 2, 3),
                OpenSearchFixture.put(IndexedImageSamples.image("rev-1", "revs", 2, "rev", 1)))));

        // Then
        opened.refresh("rev");
        assertThat(outcomes)
                .containsExactly(
                        new WriteOutcome.AlreadyNewer(),
                        new WriteOutcome.AlreadyNewer(),
                        new WriteOutcome.Written(),
                        new WriteOutcome.AlreadyNewer());
        assertThat(OpenSearchFixture.await(opened.index().find("rev-1"))).isEmpty();
    }

    /** The embedder is replaced, and then the former one is used again. */
    @Test
    void afterAChangeOfModelsAndBackOnlyTheIndexOfTheNewestHoldsTheImage() {
        // Given
        var writer = opened.writer();
        var former = IndexedImageSamples.image("back-1", "backs", 1, "back-a", 1, 0);
        var both = IndexedImageSamples.image("back-1", "backs", 2, "back-a", 1, 0);
        var next = IndexedImageSamples.image("back-1", "backs", 2, "back-b", 0, 1);
        var own = IndexedImageSamples.image("back-1", "backs", 3, "back-b", 0, 1);
        var again = IndexedImageSamples.image("back-1", "backs", 4, "back-a", 1, 0);

        // When
        var outcomes = List.of(
                written(
                        writer,
                        new IndexWrite.Put(
                                IndexedImageSamples.image("back-2", "beside", 7, "back-a", 1, 0),
                                Optional.empty(),
                                Optional.of(new IndexWrite.Put(
                                        IndexedImageSamples.image("back-2", "beside", 7, "back-b", 0, 1))),
                                List.of())),
                written(writer, new IndexWrite.Put(former)),
                written(
                        writer,
                        new IndexWrite.Put(both, Optional.empty(), Optional.of(new IndexWrite.Put(next)), List.of())),
                written(
                        writer,
                        new IndexWrite.Put(
                                own,
                                Optional.empty(),
                                Optional.empty(),
                                List.of(IndexedImageSamples.model("back-a")))));
        opened.refresh("back-a");
        opened.refresh("back-b");
        long formerThere = count("back-a", "backs");
        long nextThere = count("back-b", "backs");
        var found = OpenSearchFixture.await(opened.index().find("back-2"));
        var returned = written(
                writer,
                new IndexWrite.Put(
                        again,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(IndexedImageSamples.model("back-b"), IndexedImageSamples.model("never-there"))));
        opened.refresh("back-a");
        opened.refresh("back-b");

        // Then
        assertThat(outcomes).containsOnly(new WriteOutcome.Written());
        assertThat(returned).isEqualTo(new WriteOutcome.Written());
        assertThat(found.orElseThrow().model()).isEqualTo(IndexedImageSamples.model("back-a"));
        assertThat(formerThere).isZero();
        assertThat(nextThere).isEqualTo(1);
        assertThat(count("back-a", "backs")).isEqualTo(1);
        assertThat(count("back-b", "backs")).isZero();
    }

    @Test
    void aNewerDocumentReplacesOneThatStandsUnderAHigherForeignVersion() {
        // Given: a document of an index-service that has lost its state since
        var before = IndexedImageSamples.image("again-7", "restart", 7, "restart", 1);
        opened.write("restart", List.of(put(before, 1)));

        // When: the same image with newer facts, and with revisions that started again at 1
        var outcomes = OpenSearchFixture.await(opened.writer()
                .write(List.of(
                        put(IndexedImageSamples.image("again-7", "restart", 1, "restart", 1), 1),
                        put(IndexedImageSamples.image("again-7", "restart", 2, "restart", -1), 2))));

        // Then
        opened.refresh("restart");
        assertThat(outcomes).containsExactly(new WriteOutcome.AlreadyNewer(), new WriteOutcome.Written());
        var found = OpenSearchFixture.await(opened.index().find("again-7")).orElseThrow();
        assertThat(found.vector()).contains(ImageVector.of(-1));
        assertThat(found.revision()).isEqualTo(8);
    }

    @Test
    void documentsOfTwoModelsEndAsTheyWereWhenTheirTopicIsReadAgain() {
        // Given: embedded by one model, then by another, then by the first again
        var first = IndexedImageSamples.image("swap-1", "swap", 3, "swap-a", 1);
        var second = IndexedImageSamples.image("swap-1", "swap", 4, "swap-b", 1);
        var third = IndexedImageSamples.image("swap-1", "swap", 5, "swap-a", -1);
        List<IndexWrite> topic = List.of(
                put(first, 1),
                superseding(second, 2, IndexedImageSamples.model("swap-a")),
                superseding(third, 3, IndexedImageSamples.model("swap-b")));
        var firstOutcomes = writeOneByOne(topic);

        // When
        var again = writeOneByOne(topic);

        // Then
        assertThat(firstOutcomes).containsOnly(new WriteOutcome.Written());
        assertThat(again).containsOnly(new WriteOutcome.AlreadyNewer());
        opened.refresh("swap-a");
        opened.refresh("swap-b");
        assertThat(count("swap-a", "swap")).isEqualTo(1);
        assertThat(count("swap-b", "swap")).isZero();
        assertThat(OpenSearchFixture.await(opened.index().find("swap-1"))
                        .orElseThrow()
                        .revision())
                .isEqualTo(5);
    }

    private static WriteOutcome written(ImageIndexWriter writer, IndexWrite write) {
        return OpenSearchFixture.await(writer.write(List.of(write))).getFirst();
    }

    private static long count(String model, String collection) {
        return OpenSearchFixture.await(opened.index()
                .count(IndexName.of(IndexedImageSamples.model(model)), Selection.ofCollection(collection)));
    }

    private static IndexWrite superseding(IndexedImage image, int describedAtSecond, ModelReference former) {
        var at = new DocumentBasis.FactStamp(1, Instant.ofEpochSecond(describedAtSecond));
        return new IndexWrite.Put(image, Optional.of(new DocumentBasis(at, at, at)), Optional.empty(), List.of(former));
    }

    private static IndexWrite put(IndexedImage image, int describedAtSecond) {
        var at = new DocumentBasis.FactStamp(1, Instant.ofEpochSecond(describedAtSecond));
        return new IndexWrite.Put(image, Optional.of(new DocumentBasis(at, at, at)));
    }

    private static List<WriteOutcome> writeOneByOne(List<IndexWrite> writes) {
        return writes.stream()
                .map(write -> OpenSearchFixture.await(opened.writer().write(List.of(write)))
                        .getFirst())
                .toList();
    }
}
