package org.vitrine.search;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.vitrine.platform.junit.PlatformResource;
import org.vitrine.search.Shot.Prepared;

/** Compares images of a real index by pictures of a real store. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
@WithTestResource(PhotographServiceStubs.class)
class CompareIT {

    private static final long SEED = 7;

    @Inject
    CollectionFixture gallery;

    @Test
    void twoImagesOfOneDesignAreAlignedAndTheirStrokesMatched() {
        // Given
        String coins = gallery.reliefs("coin", shot("one", SEED), shot("two", SEED));
        String one = CollectionFixture.imageId(coins, "one");
        String two = CollectionFixture.imageId(coins, "two");

        // When
        var answer = compared(one, two);

        // Then
        answer.statusCode(200)
                .body("a.imageId", equalTo(one))
                .body("a.picture", equalTo("/v1/images/" + one + "/renditions/prepared"))
                .body("a.widthPx", equalTo(224))
                .body("b.imageId", equalTo(two))
                .body("b.heightPx", equalTo(224))
                .body("alignment.scale.toDouble()", closeTo(1, 0.01))
                .body("alignment.matrix", hasSize(6))
                .body("matches.size()", allOf(greaterThan(20), lessThanOrEqualTo(400)))
                .body("matches[0].strength.toDouble()", closeTo(1, 0.02))
                .body("matches[0].inlier", equalTo(true))
                .body("matches[0].a.x1", notNullValue())
                .body("matches[0].b.y2", notNullValue())
                .body("explained.toDouble()", closeTo(1, 0.05))
                .body("agreement.toDouble()", closeTo(1, 0.02))
                .body("verdict.code", equalTo("same-design"))
                .body("verdict.text", startsWith("Same design"));
    }

    @Test
    void imagesOfTwoCollectionsThatShowOtherDesignsAreDifferent() {
        // Given
        String coins = gallery.reliefs("coin", shot("one", SEED));
        String fossils = gallery.reliefs("fossil", shot("other", 8));

        // When
        var answer = compared(CollectionFixture.imageId(coins, "one"), CollectionFixture.imageId(fossils, "other"));

        // Then
        answer.statusCode(200).body("verdict.code", equalTo("different")).body("explained.toDouble()", lessThan(0.2));
    }

    @Test
    void aPhotographIsPreparedAndComparedByBodyAndByForm() {
        // Given
        String coins = gallery.reliefs("coin", shot("one", SEED));
        String image = CollectionFixture.imageId(coins, "one");
        byte[] photograph = QueryPhotographs.showing(EdgePictures.of(SEED, 40), coins, 1, 0, 0, 0);

        // When
        var byBody = given().contentType("image/png")
                .queryParam("image", image)
                .body(photograph)
                .post("/v1/compare")
                .then();
        var byForm = given().multiPart("image", "coin.png", photograph, "image/png")
                .queryParam("image", image)
                .queryParam("collection", coins)
                .post("/v1/compare")
                .then();

        // Then
        for (var answer : new ValidatableResponse[] {byBody, byForm}) {
            answer.statusCode(200)
                    .body("a.imageId", nullValue())
                    .body("a.picture", startsWith("data:image/png;base64,"))
                    .body("b.imageId", equalTo(image))
                    .body("alignment.turnDegrees.toDouble()", closeTo(40, 2))
                    .body("verdict.code", equalTo("same-design"));
        }
    }

    @Test
    void theDrawingHoldsBothPicturesAndRefersToNothingElse() {
        // Given
        String coins = gallery.reliefs("coin", shot("one", SEED), shot("two", SEED));

        // When
        var answer = given().queryParam(
                        "image", CollectionFixture.imageId(coins, "one"), CollectionFixture.imageId(coins, "two"))
                .queryParam("format", "svg")
                .get("/v1/compare/drawing")
                .then();

        // Then
        answer.statusCode(200)
                .contentType("image/svg+xml")
                .header("Content-Disposition", "inline; filename=\"comparison.svg\"")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body("svg.title.text()", containsString(CollectionFixture.imageId(coins, "two")))
                .body("svg.svg.image*.@href", everyItem(startsWith("data:image/png;base64,")))
                .body("svg.svg.size()", equalTo(2));
    }

    @Test
    void picturesThatCannotBeComparedAreAProblem() {
        // Given
        String coins = gallery.reliefs(
                "coin",
                shot("one", SEED),
                Shot.of("bare", "bare", "bare", 1, 0.1, 0, 0),
                Shot.of("gone", "gone", "gone", 1, 0.2, 0, 0).prepared(new Prepared.Gone()));
        String one = CollectionFixture.imageId(coins, "one");
        byte[] photograph = QueryPhotographs.showing(EdgePictures.of(SEED, 0), coins, 1, 0, 0, 0);

        // When, Then
        refused(compared(one, "none"), 404, "unknown-image", "'none'");
        refused(compared(one), 400, "invalid-parameter", "exactly twice");
        refused(compared(one, one, one), 400, "invalid-parameter", "exactly twice");
        refused(compared(one, ""), 400, "invalid-parameter", "exactly twice");
        refused(
                compared(one, CollectionFixture.imageId(coins, "bare")),
                409,
                "not-prepared",
                "no rendition 'prepared'");
        refused(compared(CollectionFixture.imageId(coins, "gone"), one), 409, "not-prepared", "not in the store");
        refused(
                given().queryParam("image", one, one)
                        .queryParam("format", "png")
                        .get("/v1/compare/drawing")
                        .then(),
                400,
                "invalid-parameter",
                "svg");
        refused(posted(photograph, "image", one, "collection", "nowhere"), 404, "unknown-collection", "nowhere");
        refused(posted(photograph), 400, "invalid-parameter", "one indexed image");
        refused(posted(new byte[0], "image", one), 400, "no-photograph", "Send a photograph");
        refused(posted(QueryPhotographs.thatPrepareAnswers("422"), "image", one), 422, "truncated", "half of its rows");
    }

    private static Shot shot(String name, long seed) {
        return Shot.of(name, name, name, 1, 0, 0, 0).prepared(new Prepared.Strokes(seed));
    }

    private static ValidatableResponse compared(String... images) {
        return given().queryParam("image", Arrays.asList(images))
                .get("/v1/compare")
                .then();
    }

    private static ValidatableResponse posted(byte[] photograph, String... parameters) {
        var request = given().contentType("image/png").body(photograph);
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam(parameters[i], parameters[i + 1]);
        }
        return request.post("/v1/compare").then();
    }

    private static void refused(ValidatableResponse answer, int status, String code, String detail) {
        answer.statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("detail", containsString(detail))
                .body("detail", not(containsString("Optional")));
    }
}
