package org.vitrine.search;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.vitrine.imageindex.IndexedImage.Side.OBVERSE;
import static org.vitrine.imageindex.IndexedImage.Side.REVERSE;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.vitrine.platform.junit.PlatformResource;

/** Tests the photographs of a search: their sides, their number, and how they are sent to the two services. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
@WithTestResource(PhotographServiceStubs.class)
class SearchPhotographIT {

    @Inject
    CollectionFixture gallery;

    @Test
    void twoSidesMustBothAgree() {
        // Given
        String coins = gallery.collection(
                Shot.of("a-o", "a", "type A", 1, 0.45, 0, 0).side(OBVERSE),
                Shot.of("a-r", "a", "type A", 0, 0, 1, 0.45).side(REVERSE),
                Shot.of("b-o", "b", "type B", 1, 0, 0, 0).side(OBVERSE),
                Shot.of("b-r", "b", "type B", 0, 0, 0, 1).side(REVERSE));

        // When
        var answer = given().multiPart("obverse", "o.jpg", QueryPhotographs.of(coins, 1, 0, 0, 0), "image/jpeg")
                .multiPart("reverse", "r.jpg", QueryPhotographs.of(coins, 0, 0, 1, 0), "image/jpeg")
                .multiPart("k", "1")
                .post("/v1/collections/{c}/search", coins)
                .then();

        // Then
        answer.statusCode(200)
                .body("hits.itemId", contains("type A"))
                .body("query.images.side", contains("obverse", "reverse"));
    }

    @Test
    void theSideOfAPhotographOfNoStatedSideIsProposedByTheModel() {
        // Given
        String coins = gallery.collection(
                Shot.of("o", "right-side", "right-side", 0.99, 0.1, 0, 0).side(OBVERSE),
                Shot.of("r", "other-side", "other-side", 1, 0, 0, 0).side(REVERSE));
        byte[] photograph = QueryPhotographs.ofSide("obverse", 0.9, coins, 1, 0, 0, 0);

        // When
        var proposed = given().multiPart("image", "o", photograph, "image/png")
                .post("/v1/collections/{c}/search", coins)
                .then();
        var stated = given().multiPart("reverse", "o", photograph, "image/png")
                .post("/v1/collections/{c}/search", coins)
                .then();

        // Then
        proposed.body("query.images[0].side", equalTo("obverse"))
                .body("query.images[0].sideSource", equalTo("vitrine/%s@1".formatted(coins)))
                .body("hits.itemId", contains("right-side", "other-side"));
        stated.body("query.images[0].side", equalTo("reverse"))
                .body("query.images[0].sideSource", equalTo("request"))
                .body("hits.itemId", contains("other-side", "right-side"));
    }

    @Test
    void twoPhotographsOfNoStatedSideAreTaken() {
        // Given
        String coins = gallery.collection(Shot.of("a", "a", "type A", 1, 0, 0, 0));

        // When
        var answer = given().multiPart("image", "1", QueryPhotographs.of(coins, 1, 0, 0, 0), "image/png")
                .multiPart("image", "2", QueryPhotographs.of(coins, 0, 1, 0, 0), "image/png")
                .post("/v1/collections/{c}/search", coins)
                .then();

        // Then
        answer.statusCode(200).body("query.images.side", contains("unknown", "unknown"));
    }

    @Test
    void whereNoModelGetsTheWholePhotographItIsNotSentToTheModels() {
        // Given
        String coins = gallery.withoutLabels(Shot.of("a", "a", "type A", 1, 0, 0, 0));

        // When
        var answer = given().contentType("image/png")
                .body(QueryPhotographs.of(coins, 1, 0, 0, 0))
                .post("/v1/collections/{c}/search", coins)
                .then();

        // Then
        answer.statusCode(200).body("hits.itemId", contains("type A")).body("query.images[0].labels", empty());
    }

    @Test
    void aPhotographAboveTheLimitOfMemoryIsSearchedWith() {
        // Given: a script that ends in blanks
        String coins = gallery.withoutLabels(Shot.of("a", "a", "type A", 1, 0, 0, 0));
        byte[] script = QueryPhotographs.of(coins, 1, 0, 0, 0);
        byte[] photograph = Arrays.copyOf(script, 9 << 20);
        Arrays.fill(photograph, script.length, photograph.length, (byte) ' ');

        // When
        var answer = given().contentType("image/png")
                .body(photograph)
                .post("/v1/collections/{c}/search", coins)
                .then();

        // Then
        answer.statusCode(200).body("hits.itemId", contains("type A"));
    }
}
