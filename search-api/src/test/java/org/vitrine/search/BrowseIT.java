package org.vitrine.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.platform.junit.PlatformResource;
import org.vitrine.search.CollectionFixture.Shot;

/**
 * Tests lists, single images, items and specimens, renditions and pages.
 *
 * <p>Over 300 lines: writing the collection takes long, so one collection serves all reads.
 */
@QuarkusTest
@WithTestResource(PlatformResource.class)
@WithTestResource(PhotographServiceStubs.class)
class BrowseIT {

    @Inject
    CollectionFixture gallery;

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
    void jsonIsRevalidatedByItsTagAndCompressed() {
        // Given
        String coins = gallery.collection(Shot.of("1", "a", "A", 1, 0, 0, 0));
        String path = "/v1/images/" + CollectionFixture.imageId(coins, "1");

        // When
        var first = given().header("Accept-Encoding", "gzip").get(path).then();
        String tag = first.extract().header("ETag");

        // Then
        first.statusCode(200)
                .contentType("application/json")
                .header("Content-Encoding", equalTo("gzip"))
                .body("specimenId", equalTo("a"));
        assertThat(tag).startsWith("W/\"");
        given().header("If-None-Match", tag).get(path).then().statusCode(304).body(equalTo(""));
        given().header("If-None-Match", "\"other\"").get(path).then().statusCode(200);
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
    void twoMuseumsWithOneNumberAreTwoSpecimens() {
        // Given
        String coins = gallery.collection(
                Shot.of("1", "12", "A", 1, 0, 0, 0).of("museum-a"),
                Shot.of("2", "12", "A", 1, 0, 0, 0).of("museum-b"),
                Shot.of("3", "12", "A", 1, 0, 0, 0).of("museum-b"));

        // When
        var both = given().get("/v1/specimens/12?collection={c}", coins).then();
        var one = given().get("/v1/specimens/12?collection={c}&institution=museum-b", coins)
                .then();

        // Then
        both.statusCode(200)
                .body("images", nullValue())
                .body("specimens.institutionId", contains("museum-a", "museum-b"))
                .body("specimens.images*.size()", contains(1, 2));
        one.statusCode(200).body("institutionId", equalTo("museum-b")).body("images", hasSize(2));
        given().get(both.extract().path("specimens[0].links.self").toString())
                .then()
                .body("institutionId", equalTo("museum-a"))
                .body("images.imageId", contains(CollectionFixture.imageId(coins, "1")));
        given().get("/v1/items/A?collection={c}", coins)
                .then()
                .body("specimens.institutionId", contains("museum-a", "museum-b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MK/1820/7",
                "..",
                "a/../b",
                "a//b",
                "/",
                "100 %",
                "%2F",
                "\"quoted\" and 'single'",
                "a+b&c=d?e#f;g",
                "Ὁμόνοια 12, vs. ⚖"
            })
    void anyNumberIsFoundByTheLinkOfItsImage(String number) {
        // Given
        String coins = gallery.collection(Shot.of("1", number, number, 1, 0, 0, 0));

        // When
        var image = given().get("/v1/images/{id}", CollectionFixture.imageId(coins, "1"))
                .jsonPath();

        // Then
        given().urlEncodingEnabled(false)
                .get(image.getString("links.specimen"))
                .then()
                .statusCode(200)
                .body("specimenId", equalTo(number));
        given().urlEncodingEnabled(false)
                .get(image.getString("links.item"))
                .then()
                .statusCode(200)
                .body("itemId", equalTo(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "Ω", "⚖", "/", "%"})
    void aNumberOfAThousandBytesIsFound(String letter) {
        // Given
        String number = letter.repeat(1_024 / letter.getBytes(StandardCharsets.UTF_8).length);
        String coins = gallery.collection(Shot.of("1", number, number, 1, 0, 0, 0));

        // When
        var specimen = given().queryParam("collection", coins)
                .queryParam("specimen", number)
                .get("/v1/specimens")
                .then();

        // Then
        specimen.statusCode(200).body("images", hasSize(1));
        given().queryParam("collection", coins)
                .queryParam("item", number)
                .get("/v1/items")
                .then()
                .statusCode(200);
    }

    @Test
    void theInstitutionTakesPrecedenceOverAModel() {
        // Given
        String coins = gallery.collection(Shot.of("1", "a", "A", 1, 0, 0, 0)
                .side(IndexedImage.Side.REVERSE)
                .saying(Map.of("material", "silver", "Mint", "Roma")));

        // When
        var image = given().get("/v1/images/{id}", CollectionFixture.imageId(coins, "1"))
                .then();

        // Then
        image.body("attributes.value", contains("reverse", "Roma", "silver", "bronze"))
                .body(
                        "attributes.source",
                        contains("institution", "institution", "institution", "vitrine/%s@1".formatted(coins)));
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
    void aThumbnailHasItsTypeAndIsNotSentTwice() {
        // Given
        String coins = gallery.collection(Shot.of("1", "a", "A", 1, 0, 0, 0));
        String imageId = CollectionFixture.imageId(coins, "1");
        String path = "/v1/images/" + imageId + "/renditions/thumbnail";
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
                .header("Content-Disposition", "inline; filename=\"" + imageId + "-thumbnail.jpg\"")
                .body(equalTo("thumbnail of 1"));
        second.statusCode(304);
    }

    @Test
    void thePagesNeedNothingFromElsewhere() {
        // When
        var page = given().get("/").then();

        // Then
        page.statusCode(200)
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(not(containsString("http://")))
                .body(not(containsString("https://")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/compare", "/icon.svg"})
    void aPageIsSentAgainOnlyIfItChanged(String path) {
        // Given
        var first = given().get(path);

        // When
        var second = given().header("If-None-Match", "\"other\", " + first.header("ETag"))
                .get(path)
                .then();
        var changed = given().header("If-None-Match", "\"other\"").get(path).then();

        // Then
        first.then().statusCode(200).header("Cache-Control", equalTo("no-cache"));
        second.statusCode(304).header("ETag", equalTo(first.header("ETag"))).body(equalTo(""));
        changed.statusCode(200).body(equalTo(first.asString()));
    }

    @Test
    void whatHasItsDigestInItsNameIsKeptForAYear() {
        // When
        var asset = given().get(script()).then();
        var none = given().get("/assets/none-ABCDEFGH.js").then();

        // Then
        asset.statusCode(200)
                .header("Cache-Control", equalTo("public, max-age=31536000, immutable"))
                .header("Content-Security-Policy", containsString("script-src 'self'"));
        none.statusCode(404).header("Cache-Control", not(containsString("immutable")));
    }

    /** Returns the address of the script that the start page refers to. */
    private static String script() {
        return given().get("/").htmlPath().getString("html.head.script.@src");
    }

    @Test
    void textIsCompressedForWhoeverAcceptsIt() {
        // Given
        String coins = gallery.collection(Shot.of("1", "a", "A", 1, 0, 0, 0).saying("note", "words ".repeat(300)));

        // Then
        given().header("Accept-Encoding", "gzip")
                .get("/v1/collections/{c}/images", coins)
                .then()
                .header("Content-Encoding", equalTo("gzip"))
                .body("items", hasSize(1));
        given().header("Accept-Encoding", "gzip")
                .get("/v1/collections/none")
                .then()
                .contentType("application/problem+json")
                .body("code", equalTo("unknown-collection"));
        given().header("Accept-Encoding", "gzip").get(script()).then().header("Content-Encoding", equalTo("gzip"));
        given().header("Accept-Encoding", "gzip")
                .get("/v1/images/{i}/renditions/thumbnail", CollectionFixture.imageId(coins, "1"))
                .then()
                .header("Content-Encoding", not(equalTo("gzip")))
                .body(equalTo("thumbnail of 1"));
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
                                        + ".findAll { !(it.operationId in ['getRendition', 'drawComparison', 'exportDecisions', 'exportTrainingData', 'forgetPerson']) && !it.responses.'200'.content.values()[0].example }.operationId"))
                .as("operations without an example")
                .isEmpty();
        assertThat(document.getList(
                        "paths.collectMany { p, ops -> ops.findAll { it.value instanceof Map && it.value.operationId }.collect { it.value } }"
                                + ".findAll { !it.responses.'503' }.operationId"))
                .as("operations that do not say how they fail")
                .isEmpty();
    }
}
