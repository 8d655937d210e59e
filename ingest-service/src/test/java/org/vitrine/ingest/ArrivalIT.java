package org.vitrine.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vitrine.events.Change;
import org.vitrine.events.ImageArrived;
import org.vitrine.events.ImageRejected;
import org.vitrine.events.Topic;
import org.vitrine.ingest.identity.ImageName;
import org.vitrine.platform.junit.PlatformResource;

/** Integration test of posted photographs with real Kafka, schema registry and S3 store. */
@QuarkusTest
@WithTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "servers", value = "kafka,registry,s3"))
class ArrivalIT extends IngestTestProfile {

    @Test
    void aPostIsStoredAndAnnouncedWhenItIsAnswered() {
        // Given
        var photograph = NoisePhotographs.jpeg(1);
        var trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        // When
        var imageId = given().header("Vitrine-Institution", "museum-a")
                .header("Vitrine-Identifier", "K%C3%B6ln%201")
                .header("Vitrine-Specimen", "18200123")
                .header("Vitrine-Side", "obverse")
                .header("Vitrine-Metadata", "{\"material\":\"silver\"}")
                .header("traceparent", trace)
                .contentType("text/plain") // the declared type is ignored
                .body(photograph)
                .post("/v1/collections/" + collection + "/images")
                .then()
                .statusCode(202)
                .header("Location", containsString("/v1/images/img-"))
                .body("version", equalTo(1))
                .body("outcome", equalTo("accepted"))
                .body("sha256", equalTo(sha256(photograph)))
                .extract()
                .<String>path("imageId");

        // Then
        var events = flow.of(Topic.IMAGE_ARRIVED, ImageArrived.class, imageId);
        assertThat(events).singleElement().satisfies(record -> {
            var fact = record.value();
            assertThat(fact.getIdentifier()).isEqualTo("Köln 1");
            assertThat(fact.getMetadata()).isEqualTo(Map.of("material", "silver"));
            assertThat(fact.getMediaType()).isEqualTo("image/jpeg");
            assertThat(fact.getWidthPx()).isEqualTo(120);
            assertThat(fact.getChange()).isEqualTo(Change.NEW);
            assertThat(header(record.headers(), "ce_type")).isEqualTo("org.vitrine.image-arrived");
            assertThat(header(record.headers(), "ce_source")).isEqualTo("/ingest-service");
            assertThat(header(record.headers(), "ce_dataref")).isEqualTo(fact.getLocation());
            assertThat(header(record.headers(), "traceparent")).startsWith("00-0af7651916cd43dd8448eb211c80319c-");
            assertThat(bytes(fact.getLocation().substring(("s3://" + store.bucket() + "/").length())))
                    .isEqualTo(photograph);
        });
    }

    @Test
    void theSamePostAgainChangesNothing() {
        // Given
        var imageId =
                post(NoisePhotographs.jpeg(2), "one").statusCode(202).extract().<String>path("imageId");

        // When
        post(NoisePhotographs.jpeg(2), "one").statusCode(200).body("outcome", equalTo("already-here"));

        // Then
        assertThat(flow.of(Topic.IMAGE_ARRIVED, ImageArrived.class, imageId)).hasSize(1);
    }

    @Test
    void theNormalizationFormOfAnIdentifierDoesNotMatter() {
        // Given
        var imageId = post(NoisePhotographs.jpeg(81), "Ko%CC%88ln 2")
                .statusCode(202)
                .extract()
                .<String>path("imageId");

        // Then
        assertThat(imageId).isEqualTo(new ImageName("museum-a", collection, "K\u00F6ln 2").imageId());
        post(NoisePhotographs.jpeg(81), "K%C3%B6ln 2").statusCode(200).body("outcome", equalTo("already-here"));
    }

    @Test
    void otherBytesAndOtherStatementsAreNewVersions() {
        // Given
        var imageId = post(NoisePhotographs.jpeg(3), "one").extract().<String>path("imageId");

        // When
        post(NoisePhotographs.jpeg(4), "one").statusCode(202).body("version", equalTo(2));
        postWithMetadata(NoisePhotographs.jpeg(4), "one", "{\"material\":\"gold\"}")
                .statusCode(202)
                .body("version", equalTo(3));

        // Then
        assertThat(flow.of(Topic.IMAGE_ARRIVED, ImageArrived.class, imageId))
                .extracting(record -> record.value().getChange())
                .containsExactly(Change.NEW, Change.PIXELS, Change.METADATA);
    }

    @Test
    void aFormHasTheSameMembersAsHeaders() {
        // Given
        post(NoisePhotographs.jpeg(5), "one").statusCode(202);

        // Then
        given().multiPart("image", "whatever.png", NoisePhotographs.jpeg(5), "image/png")
                .multiPart("metadata", "{\"institution\":\"museum-a\",\"identifier\":\"one\"}", "application/json")
                .post("/v1/collections/" + collection + "/images")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("already-here"));
    }

    @Test
    void whatIsClaimedOfTheTypeDoesNotDecideHowABodyIsRead() throws Exception {
        // When: as curl --data-binary sends it
        var answer = http.send(
                HttpRequest.newBuilder(uri("/v1/collections/" + collection + "/images"))
                        .header("Vitrine-Institution", "museum-a")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .timeout(PATIENCE)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(NoisePhotographs.jpeg(12)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        // Then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.body()).contains(sha256(NoisePhotographs.jpeg(12)));
    }

    @Test
    void aDamagedPhotographIsRefusedWithItsReasonAndLeavesNothing() {
        // When
        var imageId = post(NoisePhotographs.truncated(NoisePhotographs.jpeg(6)), "one")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("truncated"))
                .body("type", equalTo("urn:vitrine:problem:truncated"))
                .extract()
                .<String>path("imageId");

        // Then
        assertThat(keys("originals/" + collection + "/")).isEmpty();
        assertThat(flow.of(Topic.IMAGE_ARRIVED, ImageArrived.class, imageId)).isEmpty();
        post("GPS".getBytes(StandardCharsets.UTF_8), "two").statusCode(415).body("code", equalTo("unsupported-format"));
    }

    @Test
    void aMalformedPhotographNamesTheFieldAndItsValue() {
        given().multiPart("image", "1.png", NoisePhotographs.jpeg(73), "image/png")
                .multiPart(
                        "metadata",
                        "{\"institution\":\"museum-a\",\"metadata\":{\"note\":\"" + "x".repeat(2001) + "\"}}",
                        "application/json")
                .post("/v1/collections/" + collection + "/images")
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed-request"))
                .body("field", equalTo("metadata.note"))
                .body("value", equalTo("x".repeat(199) + "…"))
                .body("detail", containsString("2001 characters; at most 2000"));
    }

    @Test
    void aPartThatIsNotReadIsRefused() {
        given().multiPart("image", "1.png", NoisePhotographs.jpeg(79), "image/png")
                .multiPart("institution", "museum-a")
                .post("/v1/collections/" + collection + "/images")
                .then()
                .statusCode(400)
                .body("field", equalTo("institution"))
                .body("detail", containsString("[image, metadata]"));
        given().multiPart("image", "1.png", NoisePhotographs.jpeg(79), "image/png")
                .multiPart("image", "2.png", NoisePhotographs.jpeg(80), "image/png")
                .multiPart("metadata", "{\"institution\":\"museum-a\"}", "application/json")
                .post("/v1/collections/" + collection + "/images")
                .then()
                .statusCode(400)
                .body("field", equalTo("image"))
                .body("value", equalTo("2 parts"));
    }

    @Test
    void aHeaderThatIsNotReadIsRefused() {
        given().header("Vitrine-Institution", "museum-a")
                .header("Vitrine-Specimen", "7", "8")
                .body(NoisePhotographs.jpeg(79))
                .post("/v1/collections/" + collection + "/images")
                .then()
                .statusCode(400)
                .body("field", equalTo("specimen"))
                .body("value", equalTo("7, 8"));
        given().header("Vitrine-Institution", "museum-a")
                .header("Vitrine-Speciman", "7")
                .body(NoisePhotographs.jpeg(79))
                .post("/v1/collections/" + collection + "/images")
                .then()
                .statusCode(400)
                .body("field", equalTo("Vitrine-Speciman"))
                .body("detail", containsString("Vitrine-Specimen"));
    }

    @Test
    void whatIsMalformedCountsInTheBatchThatItCameWith() {
        // Given
        var batch = given().contentType("application/json")
                .body("{\"institution\":\"museum-a\"}")
                .post("/v1/collections/" + collection + "/batches")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("batchId");

        // When
        given().header("Vitrine-Identifier", "one")
                .header("Vitrine-Side", "obv.")
                .contentType("application/octet-stream")
                .body(NoisePhotographs.jpeg(74))
                .post("/v1/collections/" + collection + "/batches/" + batch + "/items")
                .then()
                .statusCode(400)
                .body("field", equalTo("side"));

        // Then
        var imageId = new ImageName("museum-a", collection, "one").imageId();
        assertThat(flow.of(Topic.IMAGE_REJECTED, ImageRejected.class, imageId))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.value().getReasonCode()).isEqualTo("malformed-request");
                    assertThat(record.value().getBatchId()).isEqualTo(batch);
                });
    }

    @Test
    void headerBytesAreReadAsUtf8() throws Exception {
        // Given: header bytes as curl sends them from a terminal
        var photograph = NoisePhotographs.jpeg(78);
        var head = """
                POST /v1/collections/%s/images HTTP/1.1
                Host: localhost
                Connection: close
                Vitrine-Institution: museum-a
                Vitrine-Identifier: Münze-1
                Vitrine-Metadata: {"Münzstätte":"Köln"}
                Content-Length: %d

                """.formatted(collection, photograph.length).replace("\n", "\r\n");

        // When
        String answer;
        try (var socket = new Socket(uri("/").getHost(), uri("/").getPort())) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(photograph);
            socket.getOutputStream().flush();
            answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }

        // Then
        assertThat(answer).startsWith("HTTP/1.1 202");
        assertThat(flow.of(
                        Topic.IMAGE_ARRIVED,
                        ImageArrived.class,
                        new ImageName("museum-a", collection, "Münze-1").imageId()))
                .extracting(record -> record.value().getMetadata())
                .containsExactly(Map.of("Münzstätte", "Köln"));
    }
}
