package org.vitrine.imageindex;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitrine.platform.Addresses;
import org.vitrine.platform.Server;
import org.vitrine.platform.junit.WithServers;

/**
 * Tests searches against a real OpenSearch with k-NN. Each test has a model, and so an index, of its own.
 *
 * <p>Over 300 lines: one start of OpenSearch and one connection serve nearest images, filters, facets and lists.
 */
@WithServers(Server.OPENSEARCH)
class ImageIndexIT {

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
    void theScoreComesBackAsTheCosine() {
        // Given
        var random = new Random(7);
        List<IndexWrite> writes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            writes.add(OpenSearchFixture.put(
                    IndexedImageSamples.image("cos-" + i, "cosines", 1, "cosine", vector(random))));
        }
        var query = ImageVector.of(vector(random));
        opened.write("cosine", writes);

        // When
        var hits = OpenSearchFixture.await(opened.index()
                .nearest(new NearestQuery(
                        IndexedImageSamples.model("cosine"), query, Selection.ofCollection("cosines"), 20, -1)));

        // Then
        assertThat(hits).hasSize(20);
        for (Hit hit : hits) {
            var stored = OpenSearchFixture.await(opened.index().find(hit.image().imageId()))
                    .orElseThrow();
            assertThat(hit.similarity())
                    .isEqualTo(query.similarityTo(stored.vector().orElseThrow()), within(1e-6));
        }
        assertThat(hits.stream().map(hit -> -hit.similarity())).isSorted();
    }

    @Test
    void aDocumentComesBackAsItWasWritten() {
        var image = IndexedImageSamples.image("whole-1", "whole", 5, "whole", 0.6f, 0.8f);

        opened.write("whole", List.of(OpenSearchFixture.put(image)));

        assertThat(OpenSearchFixture.await(opened.index().find("whole-1"))).contains(image);
    }

    @Test
    void filtersIgnoreCaseAndApplyBeforeTheNearestAreSelected() {
        // Given
        List<IndexWrite> writes = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String metal = i < 290 ? "Silver" : "Gold";
            writes.add(OpenSearchFixture.put(IndexedImageSamples.image(
                    "filter-" + i, "filters", 1, "filter", Map.of("material", metal), 1, i < 290 ? 0 : 1)));
        }
        opened.write("filter", writes);
        var gold = Selection.ofCollection("filters").withFilters(List.of(new Facet("Material", "gold")));

        // When
        var hits = OpenSearchFixture.await(opened.index()
                .nearest(new NearestQuery(IndexedImageSamples.model("filter"), ImageVector.of(1, 0), gold, 8, -1)));

        // Then
        assertThat(hits).hasSize(8).allSatisfy(hit -> assertThat(hit.image().metadata())
                .containsEntry("material", "Gold"));
    }

    @Test
    void whatAnExclusionNamesIsLeftOutBeforeTheNearestAreTaken() {
        // Given
        List<IndexWrite> writes = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            writes.add(OpenSearchFixture.put(
                    IndexedImageSamples.image("excluded-near-" + i, "excluded", 1, "excluded", 1, 0.0001f * i)));
        }
        var items =
                List.of(Optional.of("type-8"), Optional.<String>empty(), Optional.<String>empty(), Optional.of("x"));
        for (int i = 0; i < items.size(); i++) {
            var image = IndexedImageSamples.image("excluded-far-" + i, "excluded", 1, "excluded", 1, 1 + i);
            writes.add(OpenSearchFixture.put(IndexedImageSamples.of(items.get(i), image)));
        }
        opened.write("excluded", writes);
        var nearest = new NearestQuery(
                IndexedImageSamples.model("excluded"), ImageVector.of(1, 0), Selection.ofCollection("excluded"), 8, -1);
        var exclusion = new Exclusion(
                Set.of("type-7"),
                Set.of(Exclusion.specimen("museum", "specimen-of-excluded-far-1")),
                Set.of("excluded-far-3"));

        // When
        var hits = OpenSearchFixture.await(opened.index().nearest(nearest.without(exclusion)));

        // Then
        assertThat(hits).extracting(hit -> hit.image().imageId()).containsExactly("excluded-far-0", "excluded-far-2");
    }

    @Test
    void hitsBelowTheLeastSimilarityAreLeftOut() {
        opened.write(
                "least",
                List.of(
                        OpenSearchFixture.put(IndexedImageSamples.image("least-1", "least", 1, "least", 1, 0)),
                        OpenSearchFixture.put(IndexedImageSamples.image("least-2", "least", 1, "least", 0, 1))));

        var hits = OpenSearchFixture.await(opened.index()
                .nearest(new NearestQuery(
                        IndexedImageSamples.model("least"), ImageVector.of(1, 0.1f), Selection.everything(), 8, 0.5)));

        assertThat(hits).extracting(hit -> hit.image().imageId()).containsExactly("least-1");
    }

    @Test
    void facetsAreCountedAsTheyAreWritten() {
        // Given
        opened.write(
                "facet",
                List.of(
                        OpenSearchFixture.put(IndexedImageSamples.image(
                                "facet-1", "facets", 1, "facet", Map.of("material", "Silver"), 1)),
                        OpenSearchFixture.put(IndexedImageSamples.image(
                                "facet-2", "facets", 1, "facet", Map.of("material", "Silver"), 1)),
                        OpenSearchFixture.put(IndexedImageSamples.image(
                                "facet-3", "facets", 1, "facet", Map.of("material", "Gold", "a.b", "+"), 1)),
                        OpenSearchFixture.put(IndexedImageSamples.image(
                                "facet-4", "other", 1, "facet", Map.of("material", "Clay"), 1))));

        // When
        var counts = OpenSearchFixture.await(opened.index()
                .facets(
                        IndexName.of(IndexedImageSamples.model("facet")),
                        Selection.ofCollection("facets"),
                        List.of("material", "side", "a.b", "unheard"),
                        10));

        // Then
        assertThat(counts.get("material"))
                .containsExactly(new FacetCount("Silver", 2, 2), new FacetCount("Gold", 1, 1));
        assertThat(counts.get("side")).containsExactly(new FacetCount("obverse", 3, 3));
        assertThat(counts.get("a.b")).containsExactly(new FacetCount("+", 1, 1));
        assertThat(counts.get("unheard")).isEmpty();
    }

    @Test
    void whatAFacetOffersSelectsWhatItCounts() {
        // Given
        var statements = Map.ofEntries(
                entry("Weight (g)", "4,25"),
                entry("Mint/Region", "[Inv] <1>"),
                entry("Object's mint", "O'Hara \"x\""),
                entry("Maße, mm", "a=b"),
                entry("a=b", "c=d=e"),
                entry("Erhaltung %", "50 % & mehr"),
                entry("legend", "ΒΑΣΙΛΕΩΣ\nΑΛΕΞΑΝΔΡΟΥ"),
                entry("note", "Ünïcode ".repeat(240)),
                entry("N".repeat(200), "#@~.*+?{}()|"),
                entry("Höhe × Breite", "1 × 2"));
        opened.write(
                "offered",
                List.of(OpenSearchFixture.put(
                        IndexedImageSamples.image("offered-1", "offered", 1, "offered", statements, 1))));
        var names = List.copyOf(statements.keySet());

        // When
        var counts = OpenSearchFixture.await(opened.index()
                .facets(
                        IndexName.of(IndexedImageSamples.model("offered")),
                        Selection.ofCollection("offered"),
                        names,
                        10));

        // Then
        for (var statement : statements.entrySet()) {
            assertThat(counts.get(statement.getKey()))
                    .containsExactly(new FacetCount(statement.getValue().strip(), 1, 1));
            assertThat(selected("offered", new Facet(statement.getKey(), statement.getValue())))
                    .containsExactly("offered-1");
        }
    }

    @Test
    void aFilterIgnoresCaseAndNormalForm() {
        // Given
        opened.write(
                "folded",
                List.of(OpenSearchFixture.put(IndexedImageSamples.image(
                        "folded-1",
                        "folded",
                        1,
                        "folded",
                        Map.of("legend", "ΒΑΣΙΛΕΩΣ", "mint", "Ko\u0308ln", "street", "Straße"),
                        1))));

        // When
        var found = List.of(
                selected("folded", new Facet("LEGEND", "βασιλεως")),
                selected("folded", new Facet("legend", "βασιλεωσ")),
                selected("folded", new Facet("Mint", "KÖLN")),
                selected("folded", new Facet("street", " STRASSE ")));

        // Then
        assertThat(found).containsOnly(List.of("folded-1"));
    }

    @Test
    void aFilterKeepsTheOtherValuesOfItsFacetAndNarrowsTheOtherFacets() {
        // Given
        opened.write(
                "siblings",
                List.of(
                        OpenSearchFixture.put(said("siblings-1", Map.of("material", "Silver", "mint", "Roma"))),
                        OpenSearchFixture.put(said("siblings-2", Map.of("material", "silver", "mint", "Arles"))),
                        OpenSearchFixture.put(said("siblings-3", Map.of("material", "Gold", "mint", "Roma"))),
                        OpenSearchFixture.put(said("siblings-4", Map.of("mint", "Trier")))));
        var silver = Selection.ofCollection("siblings").withFilters(List.of(new Facet("material", "SILVER")));

        // When
        var counts = OpenSearchFixture.await(opened.index()
                .facets(IndexName.of(IndexedImageSamples.model("siblings")), silver, List.of("material", "Mint"), 10));

        // Then
        assertThat(counts.get("material"))
                .containsExactly(new FacetCount("Gold", 2, 1), new FacetCount("Silver", 2, 2));
        assertThat(counts.get("Mint")).containsExactly(new FacetCount("Arles", 1, 1), new FacetCount("Roma", 1, 1));
    }

    @Test
    void namesValuesAndInstitutionsThatOccurAreKnown() {
        // Given
        opened.write(
                "known",
                List.of(OpenSearchFixture.put(
                        IndexedImageSamples.image("known-1", "known", 1, "known", Map.of("Mint", "Roma"), 1))));
        var collection = Selection.ofCollection("known");
        var roma = new Facet("MINT", "roma");

        // Then
        assertThat(OpenSearchFixture.await(opened.index().names(collection, 10)))
                .containsExactly("institution", "label", "material", "mint", "region", "side");
        assertThat(OpenSearchFixture.await(opened.index().presentNames(collection, List.of("MINT", "mnit"))))
                .containsExactly("mint");
        assertThat(OpenSearchFixture.await(opened.index().present(collection, List.of(roma, new Facet("mint", "x")))))
                .containsExactly(roma);
        assertThat(OpenSearchFixture.await(opened.index().institutions(collection, 10)))
                .containsExactly("museum");
    }

    @Test
    void pagesShowEveryImageOnceAlsoWhereTwoModelsEmbeddedIt() {
        // Given
        opened.write(
                "page-a",
                IntStream.range(0, 25)
                        .mapToObj(i -> OpenSearchFixture.put(
                                IndexedImageSamples.image("page-%02d".formatted(i), "pages", 1, "page-a", 1)))
                        .toList());
        opened.write(
                "page-b",
                IntStream.range(10, 15)
                        .mapToObj(i -> OpenSearchFixture.put(
                                IndexedImageSamples.image("page-%02d".formatted(i), "pages", 2, "page-b", 1)))
                        .toList());

        // When
        List<IndexedImage> seen = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            var page = OpenSearchFixture.await(opened.index().page(Selection.ofCollection("pages"), after, 7));
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
        assertThat(OpenSearchFixture.await(opened.index()
                        .count(IndexName.of(IndexedImageSamples.model("page-a")), Selection.everything())))
                .isEqualTo(25);
        assertThat(OpenSearchFixture.await(opened.index().indexes()))
                .contains(new IndexSummary("images-3.page-b.1", 5));
    }

    @Test
    void wordsAreFoundWithoutTheirAccents() {
        opened.write(
                "words",
                List.of(OpenSearchFixture.put(IndexedImageSamples.image(
                        "words-1", "words", 1, "words", Map.of("legend", "Ὁμόνοια Zürich"), 1))));

        var page = OpenSearchFixture.await(
                opened.index().page(Selection.ofCollection("words").withText("munze zurich"), Optional.empty(), 5));

        assertThat(page.images()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "I\u0307STANBUL, istanbul",
        "I\u0307STANBUL, İstanbul",
        "İSTANBUL, istanbul",
        "Diyarbakır, DIYARBAKIR",
        "ΒΑΣΙΛΕΩΣ, βασιλεως",
        "Zu\u0308rich, zürich"
    })
    void wordsAndFiltersFindAValueInEachOfItsSpellings(String stated, String searched) {
        // Given
        String collection = "spelling-" + UUID.randomUUID();
        opened.write(
                "spelling",
                List.of(OpenSearchFixture.put(IndexedImageSamples.image(
                        collection, collection, 1, "spelling", Map.of("legend", stated), 1))));

        // When
        var byWords = OpenSearchFixture.await(
                opened.index().page(Selection.ofCollection(collection).withText(searched), Optional.empty(), 5));
        var byFilter = selected(collection, new Facet("legend", searched));

        // Then
        assertThat(byWords.images()).extracting(IndexedImage::imageId).containsExactly(collection);
        assertThat(byFilter).containsExactly(collection);
    }

    @Test
    void anIndexThatDoesNotExistIsEmptyAndNoError() {
        var nobody = IndexedImageSamples.model("nobody");

        assertThat(OpenSearchFixture.await(opened.index()
                        .nearest(new NearestQuery(nobody, ImageVector.of(1, 0), Selection.everything(), 8, -1))))
                .isEmpty();
        assertThat(OpenSearchFixture.await(
                        opened.index().facets(IndexName.of(nobody), Selection.everything(), List.of("side"), 5)))
                .isEqualTo(Map.of("side", List.of()));
        assertThat(OpenSearchFixture.await(opened.index().count(IndexName.of(nobody), Selection.everything())))
                .isZero();
        assertThat(OpenSearchFixture.await(opened.index().find("nobody-1"))).isEmpty();
    }

    private List<String> selected(String collection, Facet facet) {
        return OpenSearchFixture.await(opened.index()
                        .page(Selection.ofCollection(collection).withFilters(List.of(facet)), Optional.empty(), 5))
                .images()
                .stream()
                .map(IndexedImage::imageId)
                .toList();
    }

    private static IndexedImage said(String imageId, Map<String, String> metadata) {
        return IndexedImageSamples.image(imageId, "siblings", 1, "siblings", metadata, 1);
    }

    private static float[] vector(Random random) {
        float[] vector = new float[64];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return vector;
    }
}
