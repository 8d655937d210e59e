package org.vitrine.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vitrine.platform.junit.PlatformResource;

/** Tests the list of collections, and the lists of their images: pages, words, filters and orders. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
@WithTestResource(PhotographServiceStubs.class)
class CollectionImagesIT {

    @Inject
    CollectionFixture gallery;

    @Test
    void collectionsAreListedWithTheirNumberOfPhotographs() {
        // Given
        String coins = gallery.collection(Shot.of("1", "a", "A", 1, 0, 0, 0));

        // When
        var list = given().get("/v1/collections").then();

        // Then
        list.statusCode(200).body("items.collectionId", hasItem(coins));
        given().get("/v1/collections/{c}", coins)
                .then()
                .body("images", equalTo(1))
                .body("title", equalTo("Collection " + coins));
    }

    @Test
    void pagesOfImagesFollowEachOtherWithoutGapOrRepetition() {
        // Given
        String coins = gallery.collection(
                Shot.of("1", "a", "A", 1, 0, 0, 0),
                Shot.of("2", "b", "A", 1, 0, 0, 0),
                Shot.of("3", "c", "B", 1, 0, 0, 0),
                Shot.of("4", "d", "B", 1, 0, 0, 0));

        // When
        List<String> specimenIds = new ArrayList<>();
        String cursor = "";
        do {
            var page = given().queryParam("limit", 2)
                    .queryParam("cursor", cursor)
                    .get("/v1/collections/{c}/images", coins)
                    .jsonPath();
            specimenIds.addAll(page.getList("items.specimenId", String.class));
            cursor = page.getString("next");
        } while (cursor != null);

        // Then
        assertThat(specimenIds).containsExactly("a", "b", "c", "d");
    }

    @Test
    void wordsAndFiltersNarrowAListWithItsTotalAndFacets() {
        // Given
        String coins = gallery.narrowedBy(
                List.of("mint"),
                Shot.of("1", "a", "A", 1, 0, 0, 0).saying(Map.of("mint", "Roma", "legend", "DIVA FAVSTINA")),
                Shot.of("2", "b", "A", 1, 0, 0, 0).saying(Map.of("mint", "Roma", "legend", "HADRIANVS")),
                Shot.of("3", "c", "B", 1, 0, 0, 0).saying(Map.of("mint", "Arles", "legend", "FAVSTINA")));

        // When
        var found = given().queryParam("q", "favstina")
                .get("/v1/collections/{c}/images", coins)
                .then();
        var narrowed = given().queryParam("q", "Favstina")
                .queryParam("filter", "mint=arles")
                .get("/v1/collections/{c}/images", coins)
                .then();

        // Then
        found.statusCode(200)
                .body("total", equalTo(2))
                .body("items.specimenId", containsInAnyOrder("a", "c"))
                .body("facets.mint.value", containsInAnyOrder("Roma", "Arles"));
        narrowed.statusCode(200).body("total", equalTo(1)).body("items.specimenId", contains("c"));
    }

    @Test
    void aCursorIsOfItsOwnListAndOrderAndAnUnknownOrderIsRefused() {
        // Given
        String coins = gallery.collection(Shot.of("1", "a", "A", 1, 0, 0, 0), Shot.of("2", "b", "A", 1, 0, 0, 0));
        String cursor = given().get("/v1/collections/{c}/images?limit=1&sort=-arrivedAt", coins)
                .path("next");

        // Then
        given().queryParam("cursor", cursor)
                .get("/v1/collections/{c}/images?limit=1&sort=-arrivedAt", coins)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("total", equalTo(2))
                .body("facets", nullValue());
        given().queryParam("cursor", cursor)
                .get("/v1/collections/{c}/images?limit=1&sort=identifier", coins)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-cursor"));
        given().get("/v1/collections/{c}/images?sort=score", coins)
                .then()
                .statusCode(400)
                .body("detail", containsString("q"));
        given().get("/v1/collections/{c}/images?sort=beauty", coins)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-parameter"));
    }

    @Test
    void theLastPageHasNoNext() {
        // Given
        String coins = gallery.collection(Shot.of("1", "a", "A", 1, 0, 0, 0), Shot.of("2", "b", "A", 1, 0, 0, 0));

        // When
        var page = given().get("/v1/collections/{c}/images?limit=2", coins).then();

        // Then
        page.statusCode(200).body("items", hasSize(2)).body("next", nullValue());
    }
}
