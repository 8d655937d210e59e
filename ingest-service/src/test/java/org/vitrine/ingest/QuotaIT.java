package org.vitrine.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.vitrine.events.ImageArrived;
import org.vitrine.events.ImageRejected;
import org.vitrine.events.JsonTopics;
import org.vitrine.events.Topic;
import org.vitrine.ingest.identity.ImageName;
import org.vitrine.platform.junit.PlatformResource;

/**
 * Integration test of the quota of institutions. Each test has an institution of its own, because its counts are held for
 * some time; {@code application.properties} limits each to 2 photographs or 100,000 bytes.
 */
@QuarkusTest
@WithTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "servers", value = "kafka,registry,s3"))
class QuotaIT extends IngestTestProfile {

    @Inject
    MeterRegistry metrics;

    @Test
    void aPhotographAboveTheQuotaIsRefusedAndItsInstitutionSeesIt() throws Exception {
        // Given
        stored("quota-a", 1, 1_000);
        var second = post("quota-a", "one", NoisePhotographs.jpeg(501));
        stored("quota-a", 2, 2_000);

        // When
        var third = post("quota-a", "two", NoisePhotographs.jpeg(502));

        // Then
        second.statusCode(202);
        third.statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("quota-exceeded"))
                .body("measure", equalTo("photographs"))
                .body("limit", equalTo(2))
                .body("used", equalTo(2))
                .body("remedy", containsString("vitrine.ingest.quota.photographs"));
        var imageId = new ImageName("quota-a", collection, "two").imageId();
        assertThat(flow.of(Topic.IMAGE_REJECTED, ImageRejected.class, imageId))
                .extracting(record -> record.value().getReasonCode())
                .containsExactly("quota-exceeded");
        assertThat(flow.of(Topic.IMAGE_ARRIVED, ImageArrived.class, imageId)).isEmpty();
        assertThat(keys("originals/" + collection + "/")).hasSize(1);
    }

    @Test
    void aBodyAboveTheQuotaIsRefusedBeforeItIsSent() throws Exception {
        // Given
        stored("quota-b", 2, 1_000);

        // When
        var answer = answerToHead("quota-b", 500_000);

        // Then
        assertThat(answer).startsWith("HTTP/1.1 403");
    }

    @Test
    void theSameBytesAgainAndAnotherStatementAreAcceptedAtTheQuota() throws Exception {
        // Given
        stored("quota-c", 1, 1_000);
        var coin = NoisePhotographs.jpeg(503);
        post("quota-c", "one", coin).statusCode(202);
        stored("quota-c", 2, 2_000);

        // When
        var again = post("quota-c", "one", coin);
        var statement = given().header("Vitrine-Institution", "quota-c")
                .header("Vitrine-Identifier", "one")
                .header("Vitrine-Side", "reverse")
                .contentType("application/octet-stream")
                .body(coin)
                .post("/v1/collections/" + collection + "/images")
                .then();
        var unnamed = given().header("Vitrine-Institution", "quota-c")
                .contentType("application/octet-stream")
                .body(coin)
                .post("/v1/collections/" + collection + "/images")
                .then();

        // Then
        again.statusCode(200).body("outcome", equalTo("already-here"));
        statement.statusCode(202).body("version", equalTo(2));
        unnamed.statusCode(403).body("code", equalTo("quota-exceeded"));
    }

    @Test
    void anUploadStraightToTheStoreIsRefusedWhenItBegins() throws Exception {
        // Given
        stored("quota-d", 0, 99_000);

        // When
        var begun = given().contentType("application/json")
                .body("""
                        {"institution":"quota-d","identifier":"one","sha256":"%s","sizeBytes":1001}""".formatted("a".repeat(64)))
                .post("/v1/collections/" + collection + "/uploads")
                .then();

        // Then
        begun.statusCode(403)
                .body("code", equalTo("quota-exceeded"))
                .body("measure", equalTo("bytes"))
                .body("limit", equalTo(100_000))
                .body("used", equalTo(99_000))
                .body("added", equalTo(1_001));
    }

    @Test
    void anObjectInABucketAboveTheQuotaIsRejectedForItsInstitutionToSee() throws Exception {
        // Given
        stored("quota-e", 2, 1_000);
        var key = "drop/quota-e/" + collection + "/1.jpg";
        drop(key, NoisePhotographs.jpeg(504));
        var imageId = new ImageName("quota-e", collection, "1.jpg").imageId();

        // When
        announce(key, "01");

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(flow.of(Topic.IMAGE_REJECTED, ImageRejected.class, imageId))
                        .extracting(record -> record.value().getReasonCode())
                        .containsExactly("quota-exceeded"));
    }

    @Test
    void aNotificationThatComesAgainAfterTheWithdrawalIsIgnoredAtTheQuotaToo() throws Exception {
        // Given
        stored("quota-j", 0, 0);
        var key = "drop/quota-j/" + collection + "/1.jpg";
        drop(key, NoisePhotographs.jpeg(508));
        announce(key, "01");
        var imageId = new ImageName("quota-j", collection, "1.jpg").imageId();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(flow.of(Topic.IMAGE_ARRIVED, ImageArrived.class, imageId))
                        .hasSize(1));
        given().delete("/v1/images/%s?collection=%s".formatted(imageId, collection))
                .then()
                .statusCode(202);
        stored("quota-j", 2, 1_000);
        // Another photograph each: one that was accepted would be here at the next attempt.
        var attempts = new AtomicInteger();
        await().atMost(PATIENCE).untilAsserted(() -> {
            int attempt = attempts.incrementAndGet();
            post("quota-j", "other-" + attempt, NoisePhotographs.jpeg(600 + attempt))
                    .statusCode(403);
        });
        double before = stalePosts();

        // When
        announce(key, "01");

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(stalePosts()).isGreaterThan(before));
        assertThat(flow.of(Topic.IMAGE_REJECTED, ImageRejected.class, imageId)).isEmpty();
    }

    @Test
    void aPhotographOfABatchAboveTheQuotaCountsAsRejectedInTheBatch() throws Exception {
        // Given
        stored("quota-f", 2, 1_000);
        String batchId = given().contentType("application/json")
                .body("{\"institution\":\"quota-f\"}")
                .post("/v1/collections/" + collection + "/batches")
                .then()
                .statusCode(201)
                .extract()
                .path("batchId");

        // When
        var answer = item(
                "/v1/collections/%s/batches/%s/items".formatted(collection, batchId),
                NoisePhotographs.jpeg(505),
                "one");

        // Then
        answer.statusCode(403).body("code", equalTo("quota-exceeded"));
        var imageId = new ImageName("quota-f", collection, "one").imageId();
        assertThat(flow.texts(JsonTopics.BATCH_ITEMS, imageId)).singleElement().satisfies(posted -> assertThat(posted)
                .contains(batchId, "REFUSED", "quota-exceeded"));
    }

    @Test
    void whileIndexServiceIsUnavailablePhotographsAreAccepted() throws Exception {
        // Given
        indexAnswers("institutions/quota-g", 503, "{}");

        // When
        var answer = post("quota-g", "one", NoisePhotographs.jpeg(506));

        // Then
        answer.statusCode(202);
    }

    @Test
    void whatWasWithdrawnIsGivenBack() throws Exception {
        // Given
        stored("quota-h", 2, 1_000);
        post("quota-h", "one", NoisePhotographs.jpeg(507)).statusCode(403);

        // When
        stored("quota-h", 1, 500);

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> post("quota-h", "one", NoisePhotographs.jpeg(507))
                .statusCode(202));
    }

    @Test
    void theUsageAndTheQuotaOfAnInstitutionAreAnswered() throws Exception {
        // Given
        stored("quota-i", 1, 1_000);
        stored("museum-z", 7, 7_000);
        indexAnswers("institutions", 200, "{\"institutions\":{\"museum-z\":{\"photographs\":7,\"bytes\":7000}}}");

        // Then
        given().get("/v1/institutions/quota-i/usage")
                .then()
                .statusCode(200)
                .body("photographs", equalTo(1))
                .body("bytes", equalTo(1_000))
                .body("maxPhotographs", equalTo(2))
                .body("$", not(hasKey("maxBytes")));
        given().get("/v1/institutions/museum-z/usage")
                .then()
                .statusCode(200)
                .body("photographs", equalTo(7))
                .body("$", not(hasKey("maxPhotographs")));
        given().get("/v1/institutions/No%20slug/usage")
                .then()
                .statusCode(404)
                .body("code", equalTo("unknown-institution"));
        given().get("/v1/institutions").then().statusCode(200).body("institutions.institutionId", hasItem("museum-z"));
    }

    private double stalePosts() {
        return metrics.counter("vitrine.ingest.posts", "outcome", "stale").count();
    }

    private void stored(String institution, long photographs, long bytes) throws Exception {
        indexAnswers(
                "institutions/" + institution, 200, "{\"photographs\":%d,\"bytes\":%d}".formatted(photographs, bytes));
    }

    private ValidatableResponse post(String institution, String identifier, byte[] photograph) {
        return given().header("Vitrine-Institution", institution)
                .header("Vitrine-Identifier", identifier)
                .contentType("application/octet-stream")
                .body(photograph)
                .post("/v1/collections/" + collection + "/images")
                .then();
    }

    /** Sends the head of a request without any byte of its body, and returns the beginning of the answer. */
    private String answerToHead(String institution, long lengthBytes) throws IOException {
        var head = """
                POST /v1/collections/%s/images HTTP/1.1
                Host: localhost
                Connection: close
                Vitrine-Institution: %s
                Vitrine-Identifier: one
                Content-Length: %d

                """.formatted(collection, institution, lengthBytes).replace("\n", "\r\n");
        try (var socket = new Socket(uri("/").getHost(), uri("/").getPort())) {
            socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
        }
    }
}
