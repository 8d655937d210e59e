package org.vitrine.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vitrine.platform.junit.PlatformResource;

/** Tests which items and specimens are hits of a search, and the filters and facets that narrow them. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
@WithTestResource(PhotographServiceStubs.class)
class SearchHitsIT {

    @Inject
    CollectionFixture gallery;

    @Test
    void anEmptyCollectionAnswersWithNothing() {
        // Given
        String empty = gallery.collection();

        // When
        var answer = given().contentType("image/png")
                .body(QueryPhotographs.of(empty, 1, 0, 0, 0))
                .post("/v1/collections/{c}/search", empty)
                .then();

        // Then
        answer.statusCode(200).body("confident", equalTo(false)).body("hits", empty());
    }

    @Test
    void aFilterNarrowsToWhatCarriesIt() {
        // Given
        String coins = gallery.collection(
                Shot.of("a", "a", "type A", 1, 0, 0, 0).saying("Mint", "Roma"),
                Shot.of("b", "b", "type B", 0.9, 0.1, 0, 0).saying("Mint", "Arles"));

        // When
        var answer = given().multiPart("image", "o.jpg", QueryPhotographs.of(coins, 1, 0, 0, 0), "image/jpeg")
                .multiPart("filter", "mint=arles")
                .post("/v1/collections/{c}/search", coins)
                .then();

        // Then
        answer.statusCode(200)
                .body("hits.itemId", contains("type B"))
                .body("hits[0].metadata", hasEntry("Mint", "Arles"));
    }

    @Test
    void facetsCountTheCollectionAndAChosenValueKeepsItsSiblings() {
        // Given
        var shots = new Shot[30];
        for (int i = 0; i < 30; i++) {
            shots[i] = Shot.of("a" + i, "a" + i, "type " + i, 1, 0.001 * i, 0, 0)
                    .saying("material", i < 20 ? "Silver" : "gold");
        }
        String coins = gallery.collection(shots);

        // When
        var answer = given().multiPart("image", "o.jpg", QueryPhotographs.of(coins, 1, 0, 0, 0), "image/jpeg")
                .multiPart("k", "1")
                .multiPart("filter", "material=SILVER")
                .post("/v1/collections/{c}/search", coins)
                .then();

        // Then
        answer.statusCode(200)
                .body("hits", hasSize(1))
                .body("facets.material.value", contains("Silver", "gold"))
                .body("facets.material.count", contains(20, 10))
                .body("facets.material.stated", contains(20, 10))
                .body("facets.side.count", contains(20));
    }

    @Test
    void theSameNumberOfAnotherMuseumIsAnotherSpecimen() {
        // Given
        String coins = gallery.collection(
                Shot.of("a", "12", "", 1, 0, 0, 0).ofNoItem().of("museum-a"),
                Shot.of("b", "12", "", 1, 0.01, 0, 0).ofNoItem().of("museum-b"));

        // When
        var search = given().contentType("image/png")
                .body(QueryPhotographs.of(coins, 1, 0, 0, 0))
                .post("/v1/collections/{c}/search", coins)
                .then();
        var similar = given().get("/v1/images/{id}/similar", CollectionFixture.imageId(coins, "a"))
                .then();

        // Then
        search.body("hits.institutionId", contains("museum-a", "museum-b"));
        similar.body("hits.institutionId", contains("museum-b"));
    }

    @Test
    void manyPhotographsOfOneItemDoNotHideTheOthers() {
        // Given
        var shots = new Shot[308];
        for (int i = 0; i < 300; i++) {
            shots[i] = Shot.of("a" + i, "a" + i, "type A", 1, 0.0001 * i, 0, 0);
        }
        for (int i = 0; i < 8; i++) {
            shots[300 + i] = Shot.of("b" + i, "b" + i, "type B" + i, 1, 1 + i, 0, 0);
        }
        String coins = gallery.collection(shots);

        // When
        var answer = given().contentType("image/png")
                .body(QueryPhotographs.of(coins, 1, 0, 0, 0))
                .post("/v1/collections/{c}/search?k=9", coins)
                .then();

        // Then
        answer.statusCode(200)
                .body(
                        "hits.itemId",
                        contains(
                                "type A", "type B0", "type B1", "type B2", "type B3", "type B4", "type B5", "type B6",
                                "type B7"));
    }

    @Test
    void everyFacetThatAnAnswerOffersIsAFilter() {
        // Given
        var statements = Map.of(
                "Weight (g)",
                "4,25",
                "Mint/Region",
                "[Inv]",
                "Object's mint",
                "\"O'Hara\" & co.",
                "Maße, mm",
                "a=b",
                "a=b",
                "c=d",
                "100%25",
                "%3D",
                "N".repeat(200),
                "v".repeat(2_000),
                "legend",
                "ΒΑΣΙΛΕΩΣ\r\nΑΛΕΞΑΝΔΡΟΥ",
                "mint",
                "Ko\u0308ln");
        String coins = gallery.narrowedBy(
                List.copyOf(statements.keySet()),
                Shot.of("1", "a", "A", 1, 0, 0, 0).saying(statements));
        Map<String, List<Map<String, Object>>> facets = given().contentType("image/jpeg")
                .body(QueryPhotographs.of(coins, 1, 0, 0, 0))
                .post("/v1/collections/{c}/search", coins)
                .path("facets");

        // When
        List<Integer> found = new ArrayList<>();
        facets.forEach((name, values) ->
                values.forEach(value -> found.add(given().queryParam("filter", name + '=' + value.get("value"))
                        .get("/v1/collections/{c}/images", coins)
                        .path("items.size()"))));

        // Then
        assertThat(facets.keySet()).containsAll(statements.keySet());
        assertThat(found).hasSize(statements.size() + 1).containsOnly(1);
    }
}
