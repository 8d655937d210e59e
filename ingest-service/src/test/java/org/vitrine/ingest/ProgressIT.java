package org.vitrine.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vitrine.events.ImageWithdrawn;
import org.vitrine.events.Indexed;
import org.vitrine.events.Topic;
import org.vitrine.platform.junit.PlatformResource;

/** Batches, journeys and withdrawals, as the real topics bring them. */
@QuarkusTest
@WithTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "servers", value = "kafka,registry,s3"))
class ProgressIT extends AtTheDoor {

    @Test
    void aBatchShowsWhereEachOfItsPhotographsIs() {
        // Given
        post(Photographs.jpeg(20), "here before").statusCode(202);
        var batch = given().contentType("application/json")
                .body("{\"institution\":\"museum-a\",\"title\":\"Cabinet 12\",\"expected\":4}")
                .post("/v1/collections/" + collection + "/batches")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("batchId");
        var items = "/v1/collections/" + collection + "/batches/" + batch + "/items";

        // When
        item(items, Photographs.jpeg(20), "here before").statusCode(200);
        item(items, Photographs.truncated(Photographs.jpeg(21)), "broken").statusCode(422);
        item(items, Photographs.jpeg(22), "under way").statusCode(202);
        var imageId = item(items, Photographs.jpeg(23), "done")
                .statusCode(202)
                .extract()
                .<String>path("imageId");
        flow.send(Topic.INDEXED, Indexed.class, imageId, indexed(imageId, 1));

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> given().get("/v1/collections/" + collection + "/batches/" + batch)
                .then()
                .statusCode(200)
                .body("sent", equalTo(4))
                .body("already", equalTo(1))
                .body("arrived", equalTo(3))
                .body("indexed", equalTo(1))
                .body("rejected", equalTo(1))
                .body("deadLettered", equalTo(0))
                .body("inFlight", equalTo(1))
                .body("failures.identifier", equalTo(List.of("broken")))
                .body("failures.reasonCode", equalTo(List.of("truncated"))));
    }

    @Test
    void theEventsOfABatchEndWhenAllThatWasExpectedIsDone() throws Exception {
        // Given
        var batch = given().contentType("application/json")
                .body("{\"institution\":\"museum-a\",\"expected\":1}")
                .post("/v1/collections/" + collection + "/batches")
                .then()
                .extract()
                .<String>path("batchId");
        var path = "/v1/collections/" + collection + "/batches/" + batch;
        var imageId =
                item(path + "/items", Photographs.jpeg(30), "one").extract().<String>path("imageId");
        flow.send(Topic.INDEXED, Indexed.class, imageId, indexed(imageId, 1));

        // When
        var events = http.send(
                HttpRequest.newBuilder(uri(path + "/events")).timeout(PATIENCE).build(),
                HttpResponse.BodyHandlers.ofString());

        // Then
        assertThat(events.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        assertThat(events.body()).contains("event:progress", "event:done", "\"indexed\":1");
    }

    @Test
    void aJourneyTellsEachStageAndNoExif() {
        // Given
        var imageId = post(Photographs.jpeg(40), "one").extract().<String>path("imageId");

        // When: asked at once
        given().get("/v1/images/" + imageId).then().statusCode(200).body("stage", equalTo("arrived"));
        flow.send(Topic.INDEXED, Indexed.class, imageId, indexed(imageId, 1));

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> given().get("/v1/images/" + imageId)
                .then()
                .statusCode(200)
                .body("stage", equalTo("indexed"))
                .body("identifier", equalTo("one"))
                .body("stages.stage", equalTo(List.of("arrived", "indexed")))
                .body("stages[0].measured.widthPx", equalTo(120))
                .body("stages[0]", not(hasKey("tookMs"))));
        await().atMost(PATIENCE).untilAsserted(() -> given().get("/v1/status")
                .then()
                .body("collections.find { it.collectionId == '" + collection + "' }.stages.indexed", equalTo(1)));
        given().get("/v1/images/img-aaaaaaaaaaaaaaaaaaaaaaaaaa")
                .then()
                .statusCode(404)
                .body("code", equalTo("unknown-image"));
    }

    @Test
    void aWithdrawnImageIsGoneAndComesBackAsANewVersion() {
        // Given
        var imageId = post(Photographs.jpeg(50), "one").extract().<String>path("imageId");

        // When: journeys answer 503 while their store moves between tasks
        await().atMost(PATIENCE).untilAsserted(() -> given().delete("/v1/images/" + imageId + "?reason=sold")
                .then()
                .statusCode(202)
                .body("version", equalTo(2))
                .body("outcome", equalTo("withdrawn")));

        // Then
        assertThat(keys("originals/" + collection + "/")).isEmpty();
        assertThat(flow.of(Topic.IMAGE_WITHDRAWN, ImageWithdrawn.class, imageId))
                .hasSize(1);
        given().delete("/v1/images/" + imageId).then().statusCode(202).body("outcome", equalTo("already-withdrawn"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/v1/images/" + imageId).then().body("stage", equalTo("withdrawn")));
        post(Photographs.jpeg(50), "one").statusCode(202).body("version", equalTo(3));
        assertThat(keys("originals/" + collection + "/")).hasSize(1);
    }

    @Test
    void aPhotographRefusedAtTheDoorHasAJourneyThatSaysWhy() {
        // When
        var imageId = post(Photographs.truncated(Photographs.jpeg(31)), "halved")
                .extract()
                .<String>path("imageId");

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> given().get("/v1/images/" + imageId)
                .then()
                .statusCode(200)
                .body("stage", equalTo("rejected"))
                .body("stages[0].reasonCode", equalTo("truncated")));
    }
}
