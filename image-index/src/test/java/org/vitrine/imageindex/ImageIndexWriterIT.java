package org.vitrine.imageindex;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opensearch.client.json.JsonData;
import org.opensearch.client.opensearch._types.mapping.DynamicMapping;
import org.vitrine.platform.Addresses;
import org.vitrine.platform.Server;
import org.vitrine.platform.junit.WithServers;

/**
 * Tests the content of a real OpenSearch after writes. Each test has a model, and so an index, of its own.
 *
 * <p>Over 300 lines: one table of orders of writes, with one connection.
 */
@WithServers(Server.OPENSEARCH)
class ImageIndexWriterIT {

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
                removal("rev-1", "revs", 2, 3),
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

    private static WriteOutcome written(ImageIndexWriter writer, IndexWrite write) {
        return OpenSearchFixture.await(writer.write(List.of(write))).getFirst();
    }

    private static long count(String model, String collection) {
        return OpenSearchFixture.await(opened.index()
                .count(IndexName.of(IndexedImageSamples.model(model)), Selection.ofCollection(collection)));
    }

    @Test
    void aDocumentThatDoesNotFitIsRefusedAndItsNeighboursAreWritten() {
        // Given
        var writer = opened.writer();
        OpenSearchFixture.await(writer.ensureIndex(IndexedImageSamples.model("bad"), 2));

        // When
        var outcomes = OpenSearchFixture.await(writer.write(List.of(
                OpenSearchFixture.put(IndexedImageSamples.image("bad-1", "bad", 1, "bad", 1, 0)),
                OpenSearchFixture.put(IndexedImageSamples.image("bad-2", "bad", 1, "bad", 1, 0, 0)),
                OpenSearchFixture.put(IndexedImageSamples.image("bad-3", "bad", 1, "bad", 0, 0)),
                OpenSearchFixture.put(IndexedImageSamples.image("bad-4", "bad", 1, "bad", 0, 1)))));

        // Then
        assertThat(outcomes.get(0)).isEqualTo(new WriteOutcome.Written());
        assertThat(outcomes.get(1))
                .isInstanceOfSatisfying(WriteOutcome.Refused.class, refused -> assertThat(refused.reason())
                        .contains("dimension"));
        assertThat(outcomes.get(2)).isInstanceOf(WriteOutcome.Refused.class);
        assertThat(outcomes.get(3)).isEqualTo(new WriteOutcome.Written());
    }

    @Test
    void aReadOnlyIndexIsBusyAndTakesTheSameWriteLater() {
        // Given
        var writer = opened.writer();
        OpenSearchFixture.await(writer.ensureIndex(IndexedImageSamples.model("block"), 1));
        block("block", true);

        // When
        var blocked = OpenSearchFixture.await(writer.write(
                List.of(OpenSearchFixture.put(IndexedImageSamples.image("block-1", "block", 1, "block", 1)))));
        block("block", false);
        var open = OpenSearchFixture.await(writer.write(
                List.of(OpenSearchFixture.put(IndexedImageSamples.image("block-1", "block", 1, "block", 1)))));

        // Then
        assertThat(blocked).singleElement().isInstanceOf(WriteOutcome.Busy.class);
        assertThat(open).containsExactly(new WriteOutcome.Written());
    }

    @Test
    void manyWritersMakeAnIndexTogether() {
        var made = OpenSearchFixture.await(Uni.join()
                .all(IntStream.range(0, 8)
                        .mapToObj(i -> opened.writer().ensureIndex(IndexedImageSamples.model("race"), 4))
                        .toList())
                .andFailFast());

        assertThat(Set.copyOf(made)).containsExactly(new IndexName("images-3.race.1"));
    }

    @Test
    void anIndexThatSomebodyDeletedIsMadeAgainWithItsMapping() throws Exception {
        // Given
        var writer = opened.writer();
        OpenSearchFixture.await(writer.write(
                List.of(OpenSearchFixture.put(IndexedImageSamples.image("again-1", "again", 1, "again", 1, 0)))));
        opened.client().indices().delete(d -> d.index("images-3.again.1")).get();

        // When
        OpenSearchFixture.await(writer.write(
                List.of(OpenSearchFixture.put(IndexedImageSamples.image("again-2", "again", 1, "again", 1, 0)))));

        // Then
        opened.refresh("again");
        var hits = OpenSearchFixture.await(opened.index()
                .nearest(new NearestQuery(
                        IndexedImageSamples.model("again"), ImageVector.of(1, 0), Selection.everything(), 8, -1)));
        assertThat(hits).extracting(hit -> hit.image().imageId()).containsExactly("again-2");
    }

    @Test
    void anUnavailableOpenSearchIsBusyForAWriterAndUnavailableForAReader() throws IOException {
        var nowhere = new FastIndexConfig(URI.create("http://127.0.0.1:1"));
        var away = opened.clients().client(nowhere);

        var outcome = OpenSearchFixture.await(new ImageIndexWriter(away, new IndexTemplates(away, nowhere), nowhere)
                .write(List.of(
                        OpenSearchFixture.put(IndexedImageSamples.image("away-1", "away", 1, "away", 1)),
                        removal("away-2", "away", 1, 1))));
        var failure = new ImageIndex(away, nowhere)
                .find("away-1")
                .onItem()
                .<Throwable>transform(found -> new AssertionError("found " + found))
                .onFailure()
                .recoverWithItem(thrown -> thrown);

        assertThat(new HashSet<>(outcome)).allSatisfy(one -> assertThat(one).isInstanceOf(WriteOutcome.Busy.class));
        assertThat(OpenSearchFixture.await(failure)).isInstanceOf(IndexUnavailable.class);
        opened.clients().close(away);
    }

    @Test
    void aRemovalReachesTheIndexThatAPutOfTheSameRequestMakesAgain() throws Exception {
        // Given
        var writer = opened.writer();
        OpenSearchFixture.await(writer.write(List.of(
                OpenSearchFixture.put(IndexedImageSamples.image("gone-1", "gone", 1, "gone", 1)),
                removal("gone-1", "gone", 2, 2))));
        opened.client().indices().delete(d -> d.index("images-3.gone.1")).get();

        // When
        OpenSearchFixture.await(writer.write(List.of(
                OpenSearchFixture.put(IndexedImageSamples.image("stays-1", "gone", 1, "gone", 1)),
                OpenSearchFixture.put(IndexedImageSamples.image("gone-1", "gone", 1, "gone", 1)),
                removal("gone-1", "gone", 2, 2))));
        var late = OpenSearchFixture.await(writer.write(
                List.of(OpenSearchFixture.put(IndexedImageSamples.image("gone-1", "gone", 1, "gone", 1)))));

        // Then
        opened.refresh("gone");
        assertThat(late).containsExactly(new WriteOutcome.AlreadyNewer());
        assertThat(OpenSearchFixture.await(opened.index().find("stays-1"))).isPresent();
        assertThat(OpenSearchFixture.await(opened.index().find("gone-1"))).isEmpty();
    }

    @Test
    void aRemovalIsRememberedOverAnOrderlyCloseOfTheIndex() throws Exception {
        // Given
        var writer = opened.writer();
        OpenSearchFixture.await(writer.write(
                List.of(OpenSearchFixture.put(IndexedImageSamples.image("closed-1", "closed", 4, "closed", 1)))));
        OpenSearchFixture.await(writer.write(List.of(removal("closed-1", "closed", 2, 6))));
        opened.client().indices().flush(f -> f.index("images-3.closed.1")).get();
        opened.client().indices().close(c -> c.index("images-3.closed.1")).get();
        opened.client().indices().open(o -> o.index("images-3.closed.1")).get();

        // When
        var late = OpenSearchFixture.await(writer.write(
                List.of(OpenSearchFixture.put(IndexedImageSamples.image("closed-1", "closed", 4, "closed", 1)))));

        // Then
        opened.refresh("closed");
        assertThat(late).containsExactly(new WriteOutcome.AlreadyNewer());
        assertThat(OpenSearchFixture.await(opened.index().find("closed-1"))).isEmpty();
    }

    @Test
    void noQueryShowsOrCountsARemoval() {
        // Given
        opened.write(
                "hidden",
                List.of(
                        OpenSearchFixture.put(IndexedImageSamples.image("hidden-1", "hidden", 1, "hidden", 1, 0)),
                        OpenSearchFixture.put(IndexedImageSamples.image("hidden-2", "hidden", 1, "hidden", 0, 1))));

        // When
        opened.write("hidden", List.of(removal("hidden-1", "hidden", 2, 2), removal("hidden-3", "hidden", 1, 1)));

        // Then
        var index = opened.index();
        var name = new IndexName("images-3.hidden.1");
        var all = Selection.ofCollection("hidden");
        assertThat(OpenSearchFixture.await(index.nearest(new NearestQuery(
                        IndexedImageSamples.model("hidden"), ImageVector.of(1, 0), Selection.everything(), 8, -1))))
                .extracting(hit -> hit.image().imageId())
                .containsExactly("hidden-2");
        assertThat(OpenSearchFixture.await(index.count(name, all))).isEqualTo(1);
        assertThat(OpenSearchFixture.await(index.page(all, Optional.empty(), 10))
                        .images())
                .extracting(IndexedImage::imageId)
                .containsExactly("hidden-2");
        assertThat(OpenSearchFixture.await(index.facets(name, all, List.of("material"), 5)))
                .containsEntry("material", List.of(new FacetCount("Silver", 1, 1)));
        assertThat(OpenSearchFixture.await(index.indexes())).contains(new IndexSummary("images-3.hidden.1", 1));
    }

    @Test
    void aRemovalIsHiddenInAnIndexOfAnEarlierRelease() throws Exception {
        // Given
        opened.client()
                .indices()
                .create(c -> c.index("images-3.earlier.1")
                        .aliases("images-3", a -> a)
                        .mappings(m -> m.dynamic(DynamicMapping.False)
                                .properties("imageId", p -> p.keyword(k -> k))
                                .properties("collectionId", p -> p.keyword(k -> k))
                                .properties("revision", p -> p.long_(l -> l))))
                .get();

        // When
        opened.write("earlier", List.of(removal("earlier-1", "earlier", 2, 2)));

        // Then
        assertThat(OpenSearchFixture.await(
                        opened.index().count(new IndexName("images-3.earlier.1"), Selection.ofCollection("earlier"))))
                .isZero();
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

    private static IndexWrite superseding(IndexedImage image, int describedAtSecond, ModelReference former) {
        var at = new DocumentBasis.FactStamp(1, Instant.ofEpochSecond(describedAtSecond));
        return new IndexWrite.Put(image, Optional.of(new DocumentBasis(at, at, at)), Optional.empty(), List.of(former));
    }

    private static IndexWrite.Remove removal(String imageId, String collectionId, int version, long revision) {
        return new IndexWrite.Remove(imageId, collectionId, "museum", version, revision);
    }

    private static IndexWrite put(IndexedImage image, int describedAtSecond) {
        var at = new DocumentBasis.FactStamp(1, Instant.ofEpochSecond(describedAtSecond));
        return new IndexWrite.Put(image, Optional.of(new DocumentBasis(at, at, at)));
    }

    private static void block(String model, boolean readOnly) {
        OpenSearchFixture.await(OpenSearchCall.uni(
                OpenSearchFixture.LIMIT,
                () -> opened.client().indices().putSettings(p -> p.index("images-3." + model + ".1")
                        .settings(
                                s -> s.customSettings("index.blocks.read_only_allow_delete", JsonData.of(readOnly))))));
    }

    private static List<WriteOutcome> writeOneByOne(List<IndexWrite> writes) {
        return writes.stream()
                .map(write -> OpenSearchFixture.await(opened.writer().write(List.of(write)))
                        .getFirst())
                .toList();
    }
}
