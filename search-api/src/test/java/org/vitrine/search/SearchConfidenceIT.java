package org.vitrine.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.vitrine.platform.junit.PlatformResource;

/** Tests the scores of hits, and whether an answer is confident or states its doubt. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
@WithTestResource(PhotographServiceStubs.class)
class SearchConfidenceIT {

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
}
