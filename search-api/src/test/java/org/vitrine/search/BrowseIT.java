package org.vitrine.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vitrine.platform.junit.PlatformResource;
import org.vitrine.search.Gallery.Shot;

/** Lists, single things, pictures and pages. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
@WithTestResource(StandIns.class)
class BrowseIT {

    @Inject
    Gallery gallery;

    @Test
    void pagesOfImagesFollowEachOtherWithoutGapOrRepetition() {
        // Given
        String coins = gallery.collection(
                Shot.of("1", "a", "A", 1, 0, 0, 0),
                Shot.of("2", "b", "A", 1, 0, 0, 0),
                Shot.of("3", "c", "B", 1, 0, 0, 0),
                Shot.of("4", "d", "B", 1, 0, 0, 0));

        // When
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            var page = given().queryParam("limit", 2)
                    .queryParam("cursor", cursor)
                    .get("/v1/collections/{c}/images", coins)
                    .jsonPath();
            seen.addAll(page.getList("items.specimenId", String.class));
            cursor = page.getString("next");
        } while (cursor != null);

        // Then
        assertThat(seen).containsExactly("a", "b", "c", "d");
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

    @Test
    void aSpecimenWithASlashInItsNameHasItsImages() {
        // Given
        String coins = gallery.collection(
                Shot.of("1", "MK/1820/7", "A", 1, 0, 0, 0), Shot.of("2", "MK/1820/8", "A", 1, 0, 0, 0));

        // When
        var specimen = given().urlEncodingEnabled(false)
                .get("/v1/specimens/MK%2F1820%2F7?collection=" + coins)
                .then();

        // Then
        specimen.statusCode(200).body("itemId", equalTo("A")).body("images", hasSize(1));
    }

    @Test
    void anItemHasItsSpecimens() {
        // Given
        String coins = gallery.collection(
                Shot.of("1", "a", "RIC 7", 1, 0, 0, 0),
                Shot.of("2", "a", "RIC 7", 1, 0, 0, 0),
                Shot.of("3", "b", "RIC 7", 1, 0, 0, 0));

        // When
        var item = given().get("/v1/items/{i}?collection={c}", "RIC 7", coins).then();

        // Then
        item.statusCode(200).body("specimens", hasSize(2)).body("specimens[0].images", hasSize(2));
    }

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
    void aThumbnailComesWithItsTypeAndIsNotSentTwice() {
        // Given
        String coins = gallery.collection(Shot.of("1", "a", "A", 1, 0, 0, 0));
        String path = "/v1/images/" + Gallery.imageId(coins, "1") + "/renditions/thumbnail";
        var first = given().get(path);

        // When
        var second =
                given().header("If-None-Match", first.header("ETag")).get(path).then();

        // Then
        first.then()
                .statusCode(200)
                .contentType("image/jpeg")
                .header("Cache-Control", containsString("max-age=300"))
                .header("X-Content-Type-Options", "nosniff")
                .body(equalTo("thumbnail of 1"));
        second.statusCode(304);
    }

    @Test
    void thePagesNeedNothingFromElsewhere() {
        // When
        var page = given().get("/").then();

        // Then
        page.statusCode(200)
                .header("Content-Security-Policy", containsString("default-src 'self'"))
                .body(not(containsString("http://")))
                .body(not(containsString("https://")));
    }

    @Test
    void noOtherOriginMayRead() {
        given().header("Origin", "https://elsewhere.example")
                .get("/v1/collections")
                .then()
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void everyOperationHasAnExampleAndItsProblems() {
        // When
        var document =
                given().accept("application/json").get("/q/openapi?format=json").jsonPath();

        // Then
        assertThat(
                        document.getList(
                                "paths.collectMany { p, ops -> ops.findAll { it.value instanceof Map && it.value.operationId }.collect { it.value } }"
                                        + ".findAll { it.operationId != 'getRendition' && !it.responses.'200'.content.values()[0].example }.operationId"))
                .as("operations without an example")
                .isEmpty();
        assertThat(document.getList(
                        "paths.collectMany { p, ops -> ops.findAll { it.value instanceof Map && it.value.operationId }.collect { it.value } }"
                                + ".findAll { !it.responses.'503' }.operationId"))
                .as("operations that do not say how they fail")
                .isEmpty();
    }
}
