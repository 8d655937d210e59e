package org.vitrine.imageindex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opensearch.client.json.JsonData;
import org.opensearch.client.opensearch.OpenSearchAsyncClient;
import org.vitrine.platform.Addresses;
import org.vitrine.platform.Server;
import org.vitrine.platform.junit.WithServers;

/** The index in a real OpenSearch with k-NN. Each test has a model, and so an index, of its own. */
@WithServers(Server.OPENSEARCH)
class ImageIndexIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static OpenSearchClients clients;
    private static OpenSearchAsyncClient client;
    private static IndexConfig config;
    private static ImageIndex index;

    @BeforeAll
    static void connect(Addresses addresses) {
        config = new FastIndexConfig(addresses.indexUrl());
        clients = new OpenSearchClients();
        client = clients.client(config);
        index = new ImageIndex(client, config);
    }

    @AfterAll
    static void disconnect() throws IOException {
        clients.close(client);
    }

    @Test
    void theScoreComesBackAsTheCosine() {
        // Given
        var random = new Random(7);
        List<IndexWrite> writes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            writes.add(put(Images.image("cos-" + i, "cosines", 1, "cosine", vector(random))));
        }
        var query = ImageVector.of(vector(random));
        write("cosine", writes);

        // When
        var hits = await(index.nearest(
                new NearestQuery(Images.model("cosine"), query, Selection.ofCollection("cosines"), 20, -1)));

        // Then
        assertThat(hits).hasSize(20);
        for (Hit hit : hits) {
            var stored = await(index.find(hit.image().imageId())).orElseThrow();
            assertThat(hit.similarity())
                    .isEqualTo(query.similarityTo(stored.vector().orElseThrow()), within(1e-6));
        }
        assertThat(hits.stream().map(hit -> -hit.similarity())).isSorted();
    }

    @Test
    void aDocumentComesBackAsItWasWritten() {
        var image = Images.image("whole-1", "whole", 5, "whole", 0.6f, 0.8f);

        write("whole", List.of(put(image)));

        assertThat(await(index.find("whole-1"))).contains(image);
    }

    @Test
    void filtersMindNoCaseAndNarrowBeforeTheNearestAreTaken() {
        // Given
        List<IndexWrite> writes = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String metal = i < 290 ? "Silver" : "Gold";
            writes.add(put(Images.image(
                    "filter-" + i, "filters", 1, "filter", Map.of("material", metal), 1, i < 290 ? 0 : 1)));
        }
        write("filter", writes);
        var gold = Selection.ofCollection("filters").where(List.of(new Facet("Material", "gold")));

        // When
        var hits = await(index.nearest(new NearestQuery(Images.model("filter"), ImageVector.of(1, 0), gold, 8, -1)));

        // Then
        assertThat(hits).hasSize(8).allSatisfy(hit -> assertThat(hit.image().metadata())
                .containsEntry("material", "Gold"));
    }

    @Test
    void hitsBelowTheLeastSimilarityAreLeftOut() {
        write(
                "least",
                List.of(
                        put(Images.image("least-1", "least", 1, "least", 1, 0)),
                        put(Images.image("least-2", "least", 1, "least", 0, 1))));

        var hits = await(index.nearest(
                new NearestQuery(Images.model("least"), ImageVector.of(1, 0.1f), Selection.everything(), 8, 0.5)));

        assertThat(hits).extracting(hit -> hit.image().imageId()).containsExactly("least-1");
    }

    @Test
    void facetsAreCountedAsTheyAreWritten() {
        // Given
        write(
                "facet",
                List.of(
                        put(Images.image("facet-1", "facets", 1, "facet", Map.of("material", "Silver"), 1)),
                        put(Images.image("facet-2", "facets", 1, "facet", Map.of("material", "Silver"), 1)),
                        put(Images.image("facet-3", "facets", 1, "facet", Map.of("material", "Gold", "a.b", "+"), 1)),
                        put(Images.image("facet-4", "other", 1, "facet", Map.of("material", "Clay"), 1))));

        // When
        var counts = await(index.facets(
                IndexName.of(Images.model("facet")),
                Selection.ofCollection("facets"),
                List.of("material", "side", "a.b", "unheard"),
                10));

        // Then
        assertThat(counts.get("material")).containsExactly(new FacetCount("Silver", 2), new FacetCount("Gold", 1));
        assertThat(counts.get("side")).containsExactly(new FacetCount("obverse", 3));
        assertThat(counts.get("a.b")).containsExactly(new FacetCount("+", 1));
        assertThat(counts.get("unheard")).isEmpty();
    }

    @Test
    void pagesShowEveryImageOnceAlsoWhereTwoModelsEmbeddedIt() {
        // Given
        write(
                "page-a",
                IntStream.range(0, 25)
                        .mapToObj(i -> put(Images.image("page-%02d".formatted(i), "pages", 1, "page-a", 1)))
                        .toList());
        write(
                "page-b",
                IntStream.range(10, 15)
                        .mapToObj(i -> put(Images.image("page-%02d".formatted(i), "pages", 2, "page-b", 1)))
                        .toList());

        // When
        List<IndexedImage> seen = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            var page = await(index.page(Selection.ofCollection("pages"), after, 7));
            seen.addAll(page.images());
            after = page.next();
        } while (after.isPresent());

        // Then
        assertThat(seen)
                .hasSize(25)
                .extracting(IndexedImage::imageId)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(seen.get(12).revision()).isEqualTo(2);
        assertThat(await(index.count(IndexName.of(Images.model("page-a")), Selection.everything())))
                .isEqualTo(25);
        assertThat(await(index.indexes())).contains(new IndexSummary("images.page-b.1", 5));
    }

    @Test
    void wordsAreFoundWithoutTheirAccents() {
        write(
                "words",
                List.of(put(Images.image("words-1", "words", 1, "words", Map.of("legend", "Ὁμόνοια Zürich"), 1))));

        var page = await(index.page(Selection.ofCollection("words").saying("munze zurich"), Optional.empty(), 5));

        assertThat(page.images()).hasSize(1);
    }

    @Test
    void anOlderRevisionNeverReplacesANewerOneNorBringsBackARemovedImage() {
        // Given
        var writer = writer();
        await(writer.write(List.of(put(Images.image("rev-1", "revs", 2, "rev", 1)))));

        // When
        var outcomes = await(writer.write(List.of(
                put(Images.image("rev-1", "revs", 1, "rev", 1)),
                put(Images.image("rev-1", "revs", 2, "rev", 1)),
                new IndexWrite.Remove("rev-1", 3),
                put(Images.image("rev-1", "revs", 2, "rev", 1)))));

        // Then
        refresh("rev");
        assertThat(outcomes)
                .containsExactly(
                        new WriteOutcome.AlreadyNewer(),
                        new WriteOutcome.AlreadyNewer(),
                        new WriteOutcome.Written(),
                        new WriteOutcome.AlreadyNewer());
        assertThat(await(index.find("rev-1"))).isEmpty();
    }

    @Test
    void aDocumentThatDoesNotFitIsRefusedAndItsNeighboursAreWritten() {
        // Given
        var writer = writer();
        await(writer.ensureIndex(Images.model("bad"), 2));

        // When
        var outcomes = await(writer.write(List.of(
                put(Images.image("bad-1", "bad", 1, "bad", 1, 0)),
                put(Images.image("bad-2", "bad", 1, "bad", 1, 0, 0)),
                put(Images.image("bad-3", "bad", 1, "bad", 0, 0)),
                put(Images.image("bad-4", "bad", 1, "bad", 0, 1)))));

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
        var writer = writer();
        await(writer.ensureIndex(Images.model("block"), 1));
        block("block", true);

        // When
        var blocked = await(writer.write(List.of(put(Images.image("block-1", "block", 1, "block", 1)))));
        block("block", false);
        var open = await(writer.write(List.of(put(Images.image("block-1", "block", 1, "block", 1)))));

        // Then
        assertThat(blocked).singleElement().isInstanceOf(WriteOutcome.Busy.class);
        assertThat(open).containsExactly(new WriteOutcome.Written());
    }

    @Test
    void manyWritersMakeAnIndexTogether() {
        var made = await(Uni.join()
                .all(IntStream.range(0, 8)
                        .mapToObj(i -> writer().ensureIndex(Images.model("race"), 4))
                        .toList())
                .andFailFast());

        assertThat(Set.copyOf(made)).containsExactly(new IndexName("images.race.1"));
    }

    @Test
    void anIndexThatSomebodyDeletedIsMadeAgainWithItsMapping() throws Exception {
        // Given
        var writer = writer();
        await(writer.write(List.of(put(Images.image("again-1", "again", 1, "again", 1, 0)))));
        client.indices().delete(d -> d.index("images.again.1")).get();

        // When
        await(writer.write(List.of(put(Images.image("again-2", "again", 1, "again", 1, 0)))));

        // Then
        refresh("again");
        var hits = await(index.nearest(
                new NearestQuery(Images.model("again"), ImageVector.of(1, 0), Selection.everything(), 8, -1)));
        assertThat(hits).extracting(hit -> hit.image().imageId()).containsExactly("again-2");
    }

    @Test
    void whatNobodyHasIndexedYetIsEmptyAndNoError() {
        var nobody = Images.model("nobody");

        assertThat(await(index.nearest(new NearestQuery(nobody, ImageVector.of(1, 0), Selection.everything(), 8, -1))))
                .isEmpty();
        assertThat(await(index.facets(IndexName.of(nobody), Selection.everything(), List.of("side"), 5)))
                .isEqualTo(Map.of("side", List.of()));
        assertThat(await(index.count(IndexName.of(nobody), Selection.everything())))
                .isZero();
        assertThat(await(index.find("nobody-1"))).isEmpty();
    }

    @Test
    void anOpenSearchThatIsAwayIsBusyToAWriterAndUnavailableToAReader() throws IOException {
        var nowhere = new FastIndexConfig(URI.create("http://127.0.0.1:1"));
        var away = clients.client(nowhere);

        var outcome = await(new ImageIndexWriter(away, new IndexTemplates(away, nowhere), nowhere)
                .write(List.of(put(Images.image("away-1", "away", 1, "away", 1)), new IndexWrite.Remove("away-2", 1))));
        var failure = new ImageIndex(away, nowhere)
                .find("away-1")
                .onItem()
                .<Throwable>transform(found -> new AssertionError("found " + found))
                .onFailure()
                .recoverWithItem(thrown -> thrown);

        assertThat(new HashSet<>(outcome)).allSatisfy(one -> assertThat(one).isInstanceOf(WriteOutcome.Busy.class));
        assertThat(await(failure)).isInstanceOf(IndexUnavailable.class);
        clients.close(away);
    }

    private static void write(String model, List<IndexWrite> writes) {
        var outcomes = await(writer().write(writes));
        assertThat(Set.copyOf(outcomes)).containsExactly(new WriteOutcome.Written());
        refresh(model);
    }

    private static void refresh(String model) {
        await(OpenSearchCall.uni(LIMIT, () -> client.indices().refresh(r -> r.index("images." + model + ".1"))));
    }

    private static void block(String model, boolean readOnly) {
        await(OpenSearchCall.uni(LIMIT, () -> client.indices().putSettings(p -> p.index("images." + model + ".1")
                .settings(s -> s.customSettings("index.blocks.read_only_allow_delete", JsonData.of(readOnly))))));
    }

    private static IndexWrite put(IndexedImage image) {
        return new IndexWrite.Put(image);
    }

    private static ImageIndexWriter writer() {
        return new ImageIndexWriter(client, new IndexTemplates(client, config), config);
    }

    private static float[] vector(Random random) {
        float[] vector = new float[64];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return vector;
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(LIMIT);
    }
}
