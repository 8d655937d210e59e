package org.vitrine.search;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.platform.junit.PlatformResource;

/** Tests specimens and items, which are found by numbers of any form. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
@WithTestResource(PhotographServiceStubs.class)
class SpecimensAndItemsIT {

    @Inject
    CollectionFixture gallery;

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
}
