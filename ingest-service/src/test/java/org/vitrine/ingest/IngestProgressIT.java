package org.vitrine.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.events.ImageWithdrawn;
import org.vitrine.events.JsonTopics;
import org.vitrine.events.Topic;
import org.vitrine.platform.junit.PlatformResource;

/**
 * Integration test of batches, journeys and withdrawals: the calls to index-service, and what works while it is
 * unavailable.
 */
@QuarkusTest
@WithTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "servers", value = "kafka,registry,s3"))
class IngestProgressIT extends IngestTestProfile {

    private static final String DONE = """
            {"sent":4,"already":1,"indexed":1,"rejected":1,"deadLettered":1,"inFlight":0,"withdrawn":0,
             "byStage":{"indexed":1,"rejected":1,"dead-lettered":1},
             "failures":[{"imageId":"img-x","identifier":"broken","already":false,"stage":"rejected",
                          "reasonCode":"truncated","sentence":"It ends early."}]}""";

    @Test
    void aBatchShowsTheCountsOfIndexService() throws Exception {
        // Given
        var batch = batch(4);

        // When
        indexAnswers("batches/" + batch, 200, DONE);

        // Then
        given().get("/v1/collections/" + collection + "/batches/" + batch)
                .then()
                .statusCode(200)
                .body("title", equalTo("Cabinet 12"))
                .body("sent", equalTo(4))
                .body("already", equalTo(1))
                .body("arrived", equalTo(3))
                .body("deadLettered", equalTo(1))
                .body("byStage.dead-lettered", equalTo(1))
                .body("failures.imageId", equalTo(List.of("img-x")))
                .body("failures.reasonCode", equalTo(List.of("truncated")));
    }

    @Test
    void theEventsOfABatchEndWhenAllThatWasExpectedIsDone() throws Exception {
        // Given
        var batch = batch(4);
        indexAnswers("batches/" + batch, 200, DONE);

        // When
        var events = http.send(
                HttpRequest.newBuilder(uri("/v1/collections/" + collection + "/batches/" + batch + "/events"))
                        .timeout(PATIENCE)
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        // Then
        assertThat(events.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        assertThat(events.body()).contains("event:progress", "event:done", "\"indexed\":1");
    }

    @Test
    void whatABatchExpectsCanBeChanged() throws Exception {
        // Given
        var address = "/v1/collections/" + collection + "/batches/" + batch(9);
        indexAnswers(address.substring(address.indexOf("batches/")), 200, DONE);

        // When
        var changed = given().contentType("application/merge-patch+json")
                .body("{\"expected\":4}")
                .patch(address);

        // Then
        changed.then().statusCode(200).body("expected", equalTo(4)).body("title", equalTo("Cabinet 12"));
        given().get(address).then().body("expected", equalTo(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"expected\":-1}", "{\"expected\":2.5}", "{\"institution\":\"museum-b\"}"})
    void anInvalidChangeOfABatchIsRefused(String body) {
        // Given
        var address = "/v1/collections/" + collection + "/batches/" + batch(4);

        // When
        var answer =
                given().contentType("application/merge-patch+json").body(body).patch(address);

        // Then
        answer.then().statusCode(400).body("code", equalTo("malformed-request"));
    }

    @Test
    void aJourneyIsTheAnswerOfIndexServiceOrTheArrivalThatItHasNotReadYet() throws Exception {
        // Given
        var imageId = post(NoisePhotographs.jpeg(40), "one").extract().<String>path("imageId");

        // Then: the request directly follows the post
        given().get("/v1/images/" + imageId)
                .then()
                .statusCode(200)
                .body("stage", equalTo("arrived"))
                .body("stages[0].measured.widthPx", equalTo(120))
                .body("stages[0]", not(hasKey("tookMs")));

        // When
        indexAnswers("images/" + imageId, 200, """
                {"imageId":"%s","collectionId":"%s","institutionId":"museum-a","version":1,"stage":"indexed","stages":[
                 {"stage":"indexed","at":"2026-01-01T12:00:00Z","tookMs":12,"measured":{"revision":1},"decided":["Searchable."]}]}""".formatted(imageId, collection));

        // Then
        given().get("/v1/images/" + imageId)
                .then()
                .statusCode(200)
                .body("stage", equalTo("indexed"))
                .body("stages[0].at", equalTo("2026-01-01T12:00:00Z"))
                .body("stages[0].measured.revision", equalTo(1))
                .body("stages[0].decided", equalTo(List.of("Searchable.")));
        given().get("/v1/images/img-aaaaaaaaaaaaaaaaaaaaaaaaaa")
                .then()
                .statusCode(404)
                .body("code", equalTo("unknown-image"));
    }

    @Test
    void photographsAreAcceptedWhileIndexServiceIsUnavailable() throws Exception {
        // Given
        indexAnswers("collections", 503, "{}");
        var batch = batch(2);
        var items = "/v1/collections/" + collection + "/batches/" + batch + "/items";
        indexAnswers("batches/" + batch, 503, "{}");

        // When
        var imageId = item(items, NoisePhotographs.jpeg(22), "new")
                .statusCode(202)
                .extract()
                .<String>path("imageId");
        item(items, NoisePhotographs.jpeg(22), "new").statusCode(200);
        item(items, NoisePhotographs.truncated(NoisePhotographs.jpeg(21)), "broken")
                .statusCode(422);

        // Then
        indexAnswers("images/" + imageId, 503, "{}");
        for (String path :
                List.of("/v1/images/" + imageId, "/v1/status", "/v1/collections/" + collection + "/batches/" + batch)) {
            given().get(path)
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", notNullValue())
                    .body("code", equalTo("progress-unavailable"));
        }
        indexForgets("collections");
        given().get("/v1/status").then().statusCode(200).body("total", equalTo(0));
    }

    @Test
    void whatABatchSentThatChangedNothingIsWrittenForIndexService() throws Exception {
        // Given
        var imageId = post(NoisePhotographs.jpeg(20), "here before")
                .statusCode(202)
                .extract()
                .<String>path("imageId");
        var batch = batch(1);

        // When
        item("/v1/collections/" + collection + "/batches/" + batch + "/items", NoisePhotographs.jpeg(20), "here before")
                .statusCode(200);

        // Then
        assertThat(flow.texts(JsonTopics.BATCH_ITEMS, imageId)).singleElement().satisfies(json -> {
            var posted = new ObjectMapper().readTree(json);
            assertThat(posted.at("/owner/collectionId").asText()).isEqualTo(collection);
            assertThat(posted.at("/owner/institutionId").asText()).isEqualTo("museum-a");
            assertThat(posted.path("batchId").asText()).isEqualTo(batch);
            assertThat(posted.at("/posting/outcome").asText()).isEqualTo("ALREADY_HERE");
            assertThat(posted.at("/posting/identifier").asText()).isEqualTo("here before");
        });
    }

    @Test
    void aWithdrawnImageCanBePostedAgainAsANewVersion() {
        // Given
        var imageId = post(NoisePhotographs.jpeg(50), "one").extract().<String>path("imageId");

        // When
        given().delete("/v1/images/" + imageId + "?reason=sold")
                .then()
                .statusCode(202)
                .body("version", equalTo(2))
                .body("outcome", equalTo("withdrawn"));

        // Then
        assertThat(keys("originals/" + collection + "/")).isEmpty();
        assertThat(flow.of(Topic.IMAGE_WITHDRAWN, ImageWithdrawn.class, imageId))
                .hasSize(1);
        given().delete("/v1/images/" + imageId).then().statusCode(202).body("outcome", equalTo("already-withdrawn"));
        post(NoisePhotographs.jpeg(50), "one").statusCode(202).body("version", equalTo(3));
        assertThat(keys("originals/" + collection + "/")).hasSize(1);
    }

    private String batch(int expected) {
        return given().contentType("application/json")
                .body("{\"institution\":\"museum-a\",\"title\":\"Cabinet 12\",\"expected\":%d}".formatted(expected))
                .post("/v1/collections/" + collection + "/batches")
                .then()
                .statusCode(201)
                .extract()
                .path("batchId");
    }
}
