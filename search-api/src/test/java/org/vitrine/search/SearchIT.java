package org.vitrine.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.vitrine.imageindex.IndexedImage.Side.OBVERSE;
import static org.vitrine.imageindex.IndexedImage.Side.REVERSE;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.vitrine.platform.junit.PlatformResource;
import org.vitrine.search.CollectionFixture.Shot;

/**
 * Tests searches in the deployed service with a real index; stubs answer as the two services behind it.
 *
 * <p>Over 300 lines: one collection and one start of the service serve every search.
 */
@QuarkusTest
@WithTestResource(PlatformResource.class)
@WithTestResource(PhotographServiceStubs.class)
class SearchIT {

    @Inject
    CollectionFixture gallery;

    @Test
    void aPhotographFindsItsItemFirstAndTheAnswerIsConfident() {
        // Given
        String gems = gallery.reliefs(
                "gem",
                Shot.of("a1", "coin-a1", "type A", 1, 0, 0, 0),
                Shot.of("a2", "coin-a2", "type A", 0.98, 0.2, 0, 0),
                Shot.of("b1", "coin-b1", "type B", 0, 1, 0, 0));

        // When
        var answer = given().contentType("image/jpeg")
                .body(QueryPhotographs.relief(gems, 1, 0.01, 0, 0))
                .post("/v1/collections/{c}/search", gems)
                .then();

        // Then
        answer.statusCode(200)
                .body("confident", equalTo(true))
                .body("hits", hasSize(2))
                .body("hits[0].itemId", equalTo("type A"))
                .body("hits[0].specimens.specimenId", contains("coin-a1", "coin-a2"))
                .body("hits[0].similarity.toDouble()", closeTo(1, 0.001))
                .body("hits[0].score.toDouble()", closeTo(1, 0.001))
                .body("hits[0].links.thumbnail", equalTo("/v1/images/img-" + gems + "-a1/renditions/thumbnail"))
                .body("hits[0].attributes[0].source", equalTo("vitrine/relief-bank@" + gems))
                .body("query.images[0]", not(hasKey("prepared")))
                .body("query.images[0].steps[0]", not(hasKey("picture")))
                .body("query.images[0].outline[0]", hasSize(2))
                .body("timings", hasKey("prepareMs"))
                .body("query.images[0].steps[0].name", equalTo("locate"))
                .body("query.images[0].labels[0].name", equalTo("Coin"))
                .body("query.model.name", equalTo("relief-bank"))
                .body("facets.material[0].value", equalTo("bronze"))
                .body("facets.material[0].count", equalTo(3));
    }

    @Test
    void byAnEmbedderThatNothingWasFittedToTheNearestAreShownWithoutAScore() {
        // Given
        String fossils = gallery.collection(Shot.of("a1", "shell-1", "taxon A", 1, 0, 0, 0));

        // When
        var answer = given().contentType("image/jpeg")
                .body(QueryPhotographs.of(fossils, 1, 0, 0, 0))
                .post("/v1/collections/{c}/search?minScore=0.5", fossils)
                .then();

        // Then
        answer.statusCode(200)
                .body("confident", equalTo(false))
                .body("hits.itemId", contains("taxon A"))
                .body("hits[0]", not(hasKey("score")))
                .body("hits[0].specimens[0]", not(hasKey("score")));
    }

    @Test
    void aSearchWithoutSimilarItemsIsNotConfident() {
        // Given
        String gems = gallery.reliefs("gem", Shot.of("b1", "coin-b1", "type B", 0, 1, 0, 0));

        // When
        var answer = given().contentType("application/octet-stream")
                .body(QueryPhotographs.relief(gems, 1, 0.5, 0, 0))
                .post("/v1/collections/{c}/search", gems)
                .then();

        // Then
        answer.statusCode(200)
                .body("confident", equalTo(false))
                .body("hits", hasSize(1))
                .body("hits[0].score.toDouble()", lessThan(0.01));
    }

    @Test
    void anItemHasTheSameScoreForEveryKAndNoneIsStated() {
        // Given
        String gems = gallery.reliefs(
                "gem", Shot.of("a", "a", "type A", 1, 0.1, 0, 0), Shot.of("b", "b", "type B", 1, 0.2, 0, 0));
        byte[] photograph = QueryPhotographs.relief(gems, 1, 0, 0, 0);

        // When
        var one = given().contentType("image/png")
                .body(photograph)
                .post("/v1/collections/{c}/search?k=1", gems)
                .jsonPath();
        var many = given().contentType("image/png")
                .body(photograph)
                .post("/v1/collections/{c}/search?k=100", gems)
                .jsonPath();

        // Then
        assertThat(one.getDouble("hits[0].score")).isEqualTo(many.getDouble("hits[0].score"));
        assertThat(one.getString("score.fit")).isEqualTo("shipped");
        assertThat(many.getDouble("hits[0].score") + many.getDouble("hits[1].score") + many.getDouble("score.none"))
                .isCloseTo(1, org.assertj.core.api.Assertions.within(1e-5));
    }

    @Test
    void itemsThatAreTooCloseAreListedWithWhatSeparatesThem() {
        // Given
        String gems = gallery.reliefs(
                "gem",
                Shot.of("a", "a", "type A", 1, 0.1, 0, 0).saying("denomination", "1 euro"),
                Shot.of("b", "b", "type B", 1, 0.1, 0, 0).saying("denomination", "2 euro"));

        // When
        var answer = given().contentType("image/png")
                .body(QueryPhotographs.relief(gems, 1, 0.1, 0, 0))
                .post("/v1/collections/{c}/search", gems)
                .then();

        // Then
        answer.statusCode(200)
                .body("confident", equalTo(false))
                .body("doubt.code", equalTo("ambiguous"))
                .body("ambiguous.items", hasSize(2))
                .body("ambiguous.separatedBy[0].values", hasEntry("type B", "2 euro"))
                .body("hits.inAmbiguousGroup", contains(true, true));
    }

    @Test
    void aStatedScaleSeparatesItemsOfOtherSizes() {
        // Given: the stand-in locates an object of 310 pixels
        String gems = gallery.reliefs(
                "gem",
                Shot.of("a", "a", "type A", 1, 0.1, 0, 0).saying("diameter", "20 mm"),
                Shot.of("b", "b", "type B", 1, 0.1, 0, 0).saying("diameter", "25,0 mm"));

        // When
        var answer = given().contentType("image/png")
                .body(QueryPhotographs.relief(gems, 1, 0.1, 0, 0))
                .post("/v1/collections/{c}/search?pxPerMm=12.4", gems)
                .then();
        var refused = given().contentType("image/png")
                .body(QueryPhotographs.relief(gems, 1, 0.1, 0, 0))
                .post("/v1/collections/{c}/search?pxPerMm=fifty", gems)
                .then();

        // Then
        answer.statusCode(200)
                .body("size.compared", equalTo(2))
                .body("size.diametersMm", contains(25.0f))
                .body("hits.itemId", contains("type B", "type A"))
                .body("confident", equalTo(true));
        refused.statusCode(400).body("code", equalTo("invalid-parameter"));
    }

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
    void twoFramesWithoutAnObjectAreNeverAConfidentMatch() {
        // Given
        String coins = gallery.reliefs(
                "gem", Shot.of("frame", "frame", "frame", 1, 0, 0, 0).unlocated());

        // When
        var frame = given().contentType("image/png")
                .body(QueryPhotographs.unlocated(coins, 1, 0, 0, 0))
                .post("/v1/collections/{c}/search", coins)
                .then();
        var coin = given().contentType("image/png")
                .body(QueryPhotographs.relief(coins, 1, 0, 0, 0))
                .post("/v1/collections/{c}/search", coins)
                .then();

        // Then
        frame.body("hits[0].score.toDouble()", closeTo(1, 0.01))
                .body("confident", equalTo(false))
                .body("doubt.code", equalTo("no-object-in-query"));
        coin.body("confident", equalTo(false)).body("doubt.code", equalTo("no-object-in-candidate"));
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
    void manyPhotographsOfItsOwnSpecimenDoNotHideTheOthersOfItsItem() {
        // Given
        var shots = new Shot[121];
        for (int i = 0; i < 120; i++) {
            shots[i] = Shot.of("own" + i, "own", "type A", 1, 0.0001 * i, 0, 0);
        }
        shots[120] = Shot.of("other", "other", "type A", 1, 1, 0, 0);
        String coins = gallery.collection(shots);

        // When
        var answer = given().get("/v1/images/{id}/similar?k=1", CollectionFixture.imageId(coins, "own0"))
                .then();

        // Then
        answer.statusCode(200).body("hits.specimenId", contains("other"));
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
    void aPhotographTooLargeForTheMemoryIsSentFromItsFile() {
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

    @Test
    void hitsBelowTheMinimumScoreAreLeftOut() {
        // Given
        String gems = gallery.reliefs(
                "gem", Shot.of("a", "a", "type A", 1, 0, 0, 0), Shot.of("b", "b", "type B", 0, 1, 0, 0));

        // When
        var answer = given().contentType("image/png")
                .body(QueryPhotographs.relief(gems, 1, 0, 0, 0))
                .post("/v1/collections/{c}/search?minScore=0.5", gems)
                .then();

        // Then
        answer.statusCode(200).body("hits.itemId", contains("type A"));
    }

    @Test
    void whatLooksLikeAnImageIsNotItsOwnSpecimen() {
        // Given
        String coins = gallery.collection(
                Shot.of("a1", "a", "type A", 1, 0, 0, 0),
                Shot.of("a2", "a", "type A", 0.99, 0.05, 0, 0),
                Shot.of("c", "c", "type A", 0.9, 0.1, 0, 0),
                Shot.of("b", "b", "type B", 0, 1, 0, 0));

        // When
        var answer = given().get("/v1/images/{id}/similar?k=1", CollectionFixture.imageId(coins, "a1"))
                .then();

        // Then
        answer.statusCode(200).body("hits.specimenId", contains("c"));
    }

    @Test
    void noAnswerStatesTheLocationOfAnOriginal() {
        // Given
        String coins = gallery.collection(Shot.of("a", "a", "type A", 1, 0, 0, 0));

        // When
        String image = given().get("/v1/images/{id}", CollectionFixture.imageId(coins, "a"))
                .asString();

        // Then
        assertThat(image)
                .doesNotContain("originals/")
                .doesNotContain("s3://")
                .doesNotContain("\"vector\"")
                .doesNotContain("null");
    }
}
