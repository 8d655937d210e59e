package org.vitrine.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vitrine.platform.junit.PlatformResource;
import org.vitrine.store.StoreKeys;

/**
 * Integration test of profiles over HTTP: partial changes, preconditions, and deletion of a collection with its
 * photographs.
 */
@QuarkusTest
@WithTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "servers", value = "kafka,registry,s3"))
class CollectionProfileIT extends IngestTestProfile {

    private static final String MERGE_PATCH = "application/merge-patch+json";

    @AfterEach
    void forget() throws Exception {
        indexForgets("collections");
    }

    @Test
    void whatIsShownCanBePutBackOnceAndAnOlderStateIsRefused() {
        // Given
        var shown = given().get(path()).then().statusCode(200).extract();

        // When
        var back = given().contentType("application/json")
                .header("If-Match", shown.header("ETag"))
                .body(shown.asString())
                .put(path())
                .then();

        // Then
        back.statusCode(200)
                .body("embedder.endpoint", equalTo("relief-deep"))
                .header("ETag", not(shown.header("ETag")));
        given().contentType("application/json")
                .body(shown.asString())
                .put(path())
                .then()
                .statusCode(409)
                .body("code", equalTo("profile-changed"));
        given().contentType("application/json")
                .header("If-Match", shown.header("ETag"))
                .body("{}")
                .put(path())
                .then()
                .statusCode(412)
                .body("code", equalTo("precondition-failed"));
        given().contentType("application/json")
                .header("If-None-Match", "*")
                .body("{}")
                .put(path())
                .then()
                .statusCode(412);
    }

    @Test
    void aPatchChangesOneMember() {
        patch("{\"sides\":[\"edge\"]}").statusCode(200).body("sides", contains("edge"));
        patch("{\"access\":\"members\",\"subject\":\"fossil\"}")
                .statusCode(200)
                .body("access", equalTo("members"))
                .body("sides", contains("edge"))
                .body("outline", equalTo("disc"))
                .body("embedder.endpoint", equalTo("relief-deep"));
        patch("{\"collectionId\":\"other\"}").statusCode(422).body("code", equalTo("contradictory-profile"));
        patch("{\"embedder\":{\"endpoint\":\"a b\"}}")
                .statusCode(422)
                .body("detail", containsString("embedder: endpoint 'a b'"));
        given().contentType(MERGE_PATCH)
                .body("{}")
                .patch("/v1/collections/nowhere")
                .then()
                .statusCode(404);
    }

    /** inference-service does not run in this test. */
    @Test
    void endpointsThatCouldNotBeCheckedAreNamedInAWarning() {
        patch("{\"attributes\":{\"mint\":{\"endpoint\":\"coin-mint\"}}}")
                .statusCode(200)
                .body("warnings[0]", containsString("'coin-mint' of attributes.mint"));
        given().get(path()).then().body("warnings", nullValue());
    }

    @Test
    void anotherEmbedderIsRefusedOncePhotographsAreThereAndTakesReprocess() throws Exception {
        // Given
        patch("{\"embedder\":{\"endpoint\":\"first\"}}").statusCode(200);
        counted("{\"indexed\":2,\"embedded\":1,\"rejected\":4,\"withdrawn\":5}", 7, 1, 3);
        patch("{\"embedder\":{\"endpoint\":\"second\"}}")
                .statusCode(409)
                .body("code", equalTo("embedder-in-use"))
                .body("photographs", equalTo(3));

        // When
        var replacing = given().contentType(MERGE_PATCH)
                .body("{\"embedder\":{\"endpoint\":\"second\"}}")
                .patch(path() + "?reprocess=true")
                .then();

        // Then
        replacing
                .statusCode(202)
                .body("embedder.endpoint", equalTo("first"))
                .body("nextEmbedder.endpoint", equalTo("second"))
                .body("reprocessing.from", equalTo("inference"));
        patch("{\"embedder\":{\"endpoint\":\"third\"}}").statusCode(409).body("code", equalTo("reprocessing"));
        patch("{\"access\":\"members\"}").statusCode(200).body("nextEmbedder.endpoint", equalTo("second"));
        given().post(path() + "/reprocess").then().statusCode(409).body("code", equalTo("reprocessing"));
    }

    @Test
    void anotherEmbedderIsTakenWhereNoPhotographIsFoundOrOnItsWay() throws Exception {
        // Given
        counted("{\"rejected\":3,\"withdrawn\":1}", 3, 0, 3);

        // Then
        patch("{\"embedder\":{\"endpoint\":\"second\"}}").statusCode(200).body("embedder.endpoint", equalTo("second"));
    }

    @Test
    void whileIndexServiceIsUnavailableNoEmbedderIsReplacedAndNothingIsDeleted() throws Exception {
        // Given
        accepted("coin-1");
        String token = given().delete(path()).then().statusCode(428).extract().path("confirm");
        indexAnswers("collections", 503, "{}");

        // Then
        for (var answer : List.of(
                patch("{\"embedder\":{\"endpoint\":\"second\"}}"),
                given().delete(path()).then(),
                given().delete(path() + "?confirm=" + token).then())) {
            answer.statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("code", equalTo("progress-unavailable"))
                    .body("photographs", nullValue());
        }
        patch("{\"access\":\"members\"}")
                .statusCode(200)
                .body("embedder.endpoint", equalTo("relief-deep"))
                .body("deletingSince", nullValue());
    }

    @Test
    void aCollectionIsDeletedWithItsPhotographsOnceThatIsConfirmed() throws Exception {
        // Given
        String imageId = accepted("coin-1");
        var original = StoreKeys.originals(collection, imageId);
        counted("{\"arrived\":1,\"rejected\":3,\"withdrawn\":2}", 4, 1, 2);
        String token = given().delete(path())
                .then()
                .statusCode(428)
                .body("photographs", equalTo(2))
                .extract()
                .path("confirm");

        // When
        given().delete(path() + "?confirm=wrong").then().statusCode(428);
        boolean thereBefore = !keys(original).isEmpty();
        given().delete(path() + "?confirm=" + token)
                .then()
                .statusCode(202)
                .body("photographs", equalTo(4))
                .body("withdrawn", equalTo(2));

        // Then
        assertThat(thereBefore).isTrue();
        await().atMost(PATIENCE).untilAsserted(() -> given().get(path()).then().statusCode(404));
        assertThat(keys(original)).isEmpty();
        post(NoisePhotographs.jpeg(80), "coin-2").statusCode(404);
    }

    /** Sets the counts that index-service answers for this collection. */
    private void counted(String stages, int total, int inFlight, int refused) throws Exception {
        indexAnswers("collections", 200, """
                {"stages":%s,"total":%d,"inFlight":%d,"collections":[
                 {"collectionId":"c-0","stages":{"indexed":9},"total":9,"inFlight":0,"refused":0},
                 {"collectionId":"%s","stages":%s,"total":%d,"inFlight":%d,"refused":%d}]}""".formatted(
                        stages, total, inFlight, collection, stages, total, inFlight, refused));
    }

    private String accepted(String identifier) {
        return post(NoisePhotographs.jpeg(90), identifier)
                .statusCode(202)
                .extract()
                .path("imageId");
    }

    private ValidatableResponse patch(String body) {
        return given().contentType(MERGE_PATCH).body(body).patch(path()).then();
    }

    private String path() {
        return "/v1/collections/" + collection;
    }
}
