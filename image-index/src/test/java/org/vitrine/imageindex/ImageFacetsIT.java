package org.vitrine.imageindex;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitrine.platform.Addresses;
import org.vitrine.platform.Server;
import org.vitrine.platform.junit.WithServers;

/** Tests facets and filters of images against a real OpenSearch. Each test has a model, and so an index, of its own. */
@WithServers(Server.OPENSEARCH)
class ImageFacetsIT {

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
}
