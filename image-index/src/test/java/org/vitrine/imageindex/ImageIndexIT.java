package org.vitrine.imageindex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vitrine.platform.Addresses;
import org.vitrine.platform.Server;
import org.vitrine.platform.junit.WithServers;

/** What a real OpenSearch with k-NN finds. Each test has a model, and so an index, of its own. */
@WithServers(Server.OPENSEARCH)
class ImageIndexIT {

    private static OpenIndex opened;

    @BeforeAll
    static void connect(Addresses addresses) {
        opened = OpenIndex.at(addresses.indexUrl());
    }

    @AfterAll
    static void disconnect() throws IOException {
        opened.close();
    }

    @Test
    void theScoreComesBackAsTheCosine() {
        // Given
        var random = new Random(7);
        List<IndexWrite> writes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            writes.add(OpenIndex.put(Images.image("cos-" + i, "cosines", 1, "cosine", vector(random))));
        }
        var query = ImageVector.of(vector(random));
        opened.write("cosine", writes);

        // When
        var hits = OpenIndex.await(opened.index()
                .nearest(new NearestQuery(Images.model("cosine"), query, Selection.ofCollection("cosines"), 20, -1)));

        // Then
        assertThat(hits).hasSize(20);
        for (Hit hit : hits) {
            var stored =
                    OpenIndex.await(opened.index().find(hit.image().imageId())).orElseThrow();
            assertThat(hit.similarity())
                    .isEqualTo(query.similarityTo(stored.vector().orElseThrow()), within(1e-6));
        }
        assertThat(hits.stream().map(hit -> -hit.similarity())).isSorted();
    }

    @Test
    void aDocumentComesBackAsItWasWritten() {
        var image = Images.image("whole-1", "whole", 5, "whole", 0.6f, 0.8f);

        opened.write("whole", List.of(OpenIndex.put(image)));

        assertThat(OpenIndex.await(opened.index().find("whole-1"))).contains(image);
    }

    @Test
    void filtersMindNoCaseAndNarrowBeforeTheNearestAreTaken() {
        // Given
        List<IndexWrite> writes = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String metal = i < 290 ? "Silver" : "Gold";
            writes.add(OpenIndex.put(Images.image(
                    "filter-" + i, "filters", 1, "filter", Map.of("material", metal), 1, i < 290 ? 0 : 1)));
        }
        opened.write("filter", writes);
        var gold = Selection.ofCollection("filters").where(List.of(new Facet("Material", "gold")));

        // When
        var hits = OpenIndex.await(
                opened.index().nearest(new NearestQuery(Images.model("filter"), ImageVector.of(1, 0), gold, 8, -1)));

        // Then
        assertThat(hits).hasSize(8).allSatisfy(hit -> assertThat(hit.image().metadata())
                .containsEntry("material", "Gold"));
    }

    @Test
    void hitsBelowTheLeastSimilarityAreLeftOut() {
        opened.write(
                "least",
                List.of(
                        OpenIndex.put(Images.image("least-1", "least", 1, "least", 1, 0)),
                        OpenIndex.put(Images.image("least-2", "least", 1, "least", 0, 1))));

        var hits = OpenIndex.await(opened.index()
                .nearest(new NearestQuery(
                        Images.model("least"), ImageVector.of(1, 0.1f), Selection.everything(), 8, 0.5)));

        assertThat(hits).extracting(hit -> hit.image().imageId()).containsExactly("least-1");
    }

    @Test
    void facetsAreCountedAsTheyAreWritten() {
        // Given
        opened.write(
                "facet",
                List.of(
                        OpenIndex.put(Images.image("facet-1", "facets", 1, "facet", Map.of("material", "Silver"), 1)),
                        OpenIndex.put(Images.image("facet-2", "facets", 1, "facet", Map.of("material", "Silver"), 1)),
                        OpenIndex.put(Images.image(
                                "facet-3", "facets", 1, "facet", Map.of("material", "Gold", "a.b", "+"), 1)),
                        OpenIndex.put(Images.image("facet-4", "other", 1, "facet", Map.of("material", "Clay"), 1))));

        // When
        var counts = OpenIndex.await(opened.index()
                .facets(
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
        opened.write(
                "page-a",
                IntStream.range(0, 25)
                        .mapToObj(i -> OpenIndex.put(Images.image("page-%02d".formatted(i), "pages", 1, "page-a", 1)))
                        .toList());
        opened.write(
                "page-b",
                IntStream.range(10, 15)
                        .mapToObj(i -> OpenIndex.put(Images.image("page-%02d".formatted(i), "pages", 2, "page-b", 1)))
                        .toList());

        // When
        List<IndexedImage> seen = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            var page = OpenIndex.await(opened.index().page(Selection.ofCollection("pages"), after, 7));
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
        assertThat(OpenIndex.await(opened.index().count(IndexName.of(Images.model("page-a")), Selection.everything())))
                .isEqualTo(25);
        assertThat(OpenIndex.await(opened.index().indexes())).contains(new IndexSummary("images.page-b.1", 5));
    }

    @Test
    void wordsAreFoundWithoutTheirAccents() {
        opened.write(
                "words",
                List.of(OpenIndex.put(
                        Images.image("words-1", "words", 1, "words", Map.of("legend", "Ὁμόνοια Zürich"), 1))));

        var page = OpenIndex.await(
                opened.index().page(Selection.ofCollection("words").saying("munze zurich"), Optional.empty(), 5));

        assertThat(page.images()).hasSize(1);
    }

    @Test
    void whatNobodyHasIndexedYetIsEmptyAndNoError() {
        var nobody = Images.model("nobody");

        assertThat(OpenIndex.await(opened.index()
                        .nearest(new NearestQuery(nobody, ImageVector.of(1, 0), Selection.everything(), 8, -1))))
                .isEmpty();
        assertThat(OpenIndex.await(
                        opened.index().facets(IndexName.of(nobody), Selection.everything(), List.of("side"), 5)))
                .isEqualTo(Map.of("side", List.of()));
        assertThat(OpenIndex.await(opened.index().count(IndexName.of(nobody), Selection.everything())))
                .isZero();
        assertThat(OpenIndex.await(opened.index().find("nobody-1"))).isEmpty();
    }

    private static float[] vector(Random random) {
        float[] vector = new float[64];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return vector;
    }
}
