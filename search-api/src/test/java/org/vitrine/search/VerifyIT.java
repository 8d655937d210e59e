package org.vitrine.search;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.vitrine.platform.junit.PlatformResource;
import org.vitrine.search.Shot.Prepared;

/** Compares candidates of a real index again, by pictures of a real store. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
@WithTestResource(PhotographServiceStubs.class)
class VerifyIT {

    private static final long ASKED = 7;

    @Inject
    CollectionFixture gallery;

    @Test
    void theCandidateWithTheSameStrokesIsBeforeANearerOneWithTheAgreement() {
        // Given
        String coins = gallery.reliefs("coin", nearer(new Prepared.Strokes(8)), right(new Prepared.Strokes(ASKED)));

        // When
        var answer = given().contentType("image/png")
                .body(QueryPhotographs.showing(EdgePictures.of(ASKED, 40), coins, 1, 0, 0, 0))
                .post("/v1/collections/{c}/search", coins)
                .then();

        // Then
        answer.statusCode(200)
                .body("hits.itemId", contains("right", "nearer"))
                .body("hits[0].verified.turnDegrees.toDouble()", closeTo(40, 3))
                .body("verification.candidates", equalTo(2))
                .body("verification.compared", equalTo(2));
    }

    @Test
    void aCandidateWithoutAPictureDoesNotAffectOthers() {
        // Given
        String coins = gallery.reliefs("coin", nearer(new Prepared.Gone()), right(new Prepared.Strokes(ASKED)));

        // When
        var answer = given().contentType("image/png")
                .body(QueryPhotographs.showing(EdgePictures.of(ASKED, 0), coins, 1, 0, 0, 0))
                .post("/v1/collections/{c}/search", coins)
                .then();

        // Then
        answer.statusCode(200)
                .body("hits.itemId", contains("right", "nearer"))
                .body("hits[1].verified", nullValue())
                .body("verification.candidates", equalTo(2))
                .body("verification.compared", equalTo(1));
    }

    @Test
    void whatLooksLikeAnIndexedPhotographIsComparedToo() {
        // Given
        String coins = gallery.reliefs(
                "coin",
                Shot.of("asked", "asked", "asked", 1, 0, 0, 0).prepared(new Prepared.Strokes(ASKED)),
                nearer(new Prepared.Strokes(8)),
                right(new Prepared.Strokes(ASKED)));

        // When
        var answer = given().get("/v1/images/{id}/similar", CollectionFixture.imageId(coins, "asked"))
                .then();

        // Then
        answer.statusCode(200)
                .body("hits.itemId", contains("right", "nearer"))
                .body("verification.compared", equalTo(2));
    }

    @Test
    void aCollectionOfAnotherSubjectIsOrderedByCosineAlone() {
        // Given
        String fossils = gallery.reliefs("fossil", nearer(new Prepared.Strokes(8)), right(new Prepared.Strokes(ASKED)));

        // When
        var answer = given().contentType("image/png")
                .body(QueryPhotographs.showing(EdgePictures.of(ASKED, 0), fossils, 1, 0, 0, 0))
                .post("/v1/collections/{c}/search", fossils)
                .then();

        // Then
        answer.statusCode(200).body("hits.itemId", contains("nearer", "right")).body("verification", nullValue());
    }

    /** Medals are struck as coins are, so their edge maps are compared too. */
    @Test
    void aMedalIsComparedAsACoinIs() {
        // Given
        String medals = gallery.reliefs("Medal", nearer(new Prepared.Strokes(8)), right(new Prepared.Strokes(ASKED)));

        // When
        var answer = given().contentType("image/png")
                .body(QueryPhotographs.showing(EdgePictures.of(ASKED, 0), medals, 1, 0, 0, 0))
                .post("/v1/collections/{c}/search", medals)
                .then();

        // Then
        answer.statusCode(200)
                .body("hits.itemId", contains("right", "nearer"))
                .body("verification.compared", equalTo(2));
    }

    private static Shot nearer(Prepared picture) {
        return Shot.of("nearer", "nearer", "nearer", 1, 0.1, 0, 0).prepared(picture);
    }

    private static Shot right(Prepared picture) {
        return Shot.of("right", "right", "right", 1, 0.2, 0, 0).prepared(picture);
    }
}
