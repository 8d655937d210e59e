package org.vitrine.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vitrine.events.ImageArrived;
import org.vitrine.events.ImageRejected;
import org.vitrine.events.Topic;
import org.vitrine.ingest.identity.ImageName;
import org.vitrine.platform.junit.PlatformResource;

/** Integration test of photographs that are uploaded directly to the store by a real presigned URL. */
@QuarkusTest
@WithTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "servers", value = "kafka,registry,s3"))
class DirectUploadIT extends IngestTestProfile {

    @Test
    void aPhotographPutIntoTheStoreIsAcceptedWhenItIsCompleted() throws Exception {
        // Given
        var large = NoisePhotographs.large();
        var upload = begin("one", sha256(large), large.length);
        int putStatus = put(upload, large);

        // When
        var answer = complete(upload).statusCode(202).body("outcome", equalTo("accepted"));

        // Then
        assertThat(putStatus).isEqualTo(200);
        String imageId = answer.extract().path("imageId");
        assertThat(flow.of(Topic.IMAGE_ARRIVED, ImageArrived.class, imageId))
                .singleElement()
                .satisfies(record -> {
                    var fact = record.value();
                    assertThat(fact.getSha256()).isEqualTo(sha256(large));
                    assertThat(fact.getMediaType()).isEqualTo("image/png");
                    assertThat(fact.getMetadata()).isEqualTo(Map.of("material", "silver"));
                });
        assertThat(keys("originals/" + collection + "/"))
                .singleElement()
                .satisfies(key -> assertThat(sha256(bytes(key))).isEqualTo(sha256(large)));
        assertThat(keys("incoming/" + upload.getString("uploadId"))).isEmpty();
        complete(upload).statusCode(200).body("outcome", equalTo("already-here"));
    }

    @Test
    void whatIsPutAtTheAddressAfterCompletionChangesNothing() throws Exception {
        // Given
        var coin = NoisePhotographs.jpeg(33);
        var upload = begin("one", sha256(coin), coin.length);
        int putStatus = put(upload, coin);
        String imageId = complete(upload).statusCode(202).extract().path("imageId");

        // When: other bytes of the same length, written without the signature, as a store that does not verify
        // checksums would accept them
        var others = coin.clone();
        others[others.length - 3] ^= 1;
        drop("incoming/" + upload.getString("uploadId"), others);

        // Then
        assertThat(putStatus).isEqualTo(200);
        complete(upload).statusCode(200).body("outcome", equalTo("already-here"));
        assertThat(keys("incoming/" + upload.getString("uploadId"))).isEmpty();
        assertThat(keys("originals/" + collection + "/"))
                .singleElement()
                .satisfies(key -> assertThat(sha256(bytes(key))).isEqualTo(sha256(coin)));
        assertThat(flow.of(Topic.IMAGE_ARRIVED, ImageArrived.class, imageId)).hasSize(1);
        assertThat(flow.of(Topic.IMAGE_REJECTED, ImageRejected.class, imageId)).isEmpty();
    }

    @Test
    void completingBeforeAnyBytesWereUploadedIsRefusedAndMayBeRepeated() throws Exception {
        // Given
        var coin = NoisePhotographs.jpeg(31);
        var upload = begin("one", sha256(coin), coin.length);

        // When
        isProblem(complete(upload), 409, "nothing-uploaded");

        // Then
        assertThat(put(upload, coin)).isEqualTo(200);
        complete(upload).statusCode(202);
    }

    @Test
    void bytesThatAreNotThoseAnnouncedAreRefusedAndRemoved() {
        // Given: bytes as a store accepts them that does not verify checksums
        var coin = NoisePhotographs.jpeg(32);
        var changed = coin.clone();
        changed[coin.length / 2] ^= 1;
        var upload = begin("one", sha256(coin), coin.length);
        drop("incoming/" + upload.getString("uploadId"), changed);

        // When
        var answer = complete(upload);

        // Then
        isProblem(answer, 422, "digest-mismatch");
        assertThat(keys("incoming/" + upload.getString("uploadId"))).isEmpty();
        assertThat(keys("originals/" + collection + "/")).isEmpty();
    }

    @Test
    void anUploadOfAnotherLengthIsRefusedWithoutBeingRead() {
        // Given
        var upload = begin("one", sha256(NoisePhotographs.jpeg(33)), 10);
        drop("incoming/" + upload.getString("uploadId"), NoisePhotographs.jpeg(33));

        // Then
        isProblem(complete(upload), 422, "digest-mismatch");
    }

    @Test
    void aFileThatIsNoPhotographIsRefusedAsByAPost() throws Exception {
        // Given
        var textFile = "a letter".getBytes(StandardCharsets.UTF_8);
        var upload = begin("one", sha256(textFile), textFile.length);
        int putStatus = put(upload, textFile);

        // When
        var answer = complete(upload);

        // Then
        assertThat(putStatus).isEqualTo(200);
        isProblem(answer, 415, "unsupported-format");
    }

    @Test
    void anUnknownUploadCannotBeCompleted() {
        isProblem(
                given().post("/v1/collections/%s/uploads/%s/complete".formatted(collection, UUID.randomUUID()))
                        .then(),
                404,
                "unknown-upload");
        isProblem(
                given().post("/v1/collections/%s/uploads/nonsense/complete".formatted(collection))
                        .then(),
                404,
                "unknown-upload");
    }

    @Test
    void anUploadThatCannotBeginIsRefusedWithAReason() {
        isProblem(beginning("one", "abc", 10), 400, "malformed-request");
        isProblem(beginning("one", "a".repeat(64), 6L * 1024 * 1024 * 1024), 413, "too-large");
    }

    @Test
    void anUploadThatIsTooLargeCountsInItsBatch() {
        // Given
        var batch = given().contentType("application/json")
                .body("{\"institution\":\"museum-a\"}")
                .post("/v1/collections/" + collection + "/batches")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("batchId");

        // When
        given().contentType("application/json")
                .body("""
                        {"batch":"%s","institution":"museum-a","identifier":"large",
                         "sha256":"%s","sizeBytes":1000000000000}""".formatted(batch, "a".repeat(64)))
                .post("/v1/collections/" + collection + "/uploads")
                .then()
                .statusCode(413);

        // Then
        var imageId = new ImageName("museum-a", collection, "large").imageId();
        assertThat(flow.of(Topic.IMAGE_REJECTED, ImageRejected.class, imageId))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.value().getReasonCode()).isEqualTo("too-large");
                    assertThat(record.value().getBatchId()).isEqualTo(batch);
                });
    }

    @Test
    void aPostWhoseBytesWereChangedInTransitIsRefused() throws Exception {
        // Given
        var digest = "sha-256=:ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=:";

        // When
        var answer = http.send(
                HttpRequest.newBuilder(uri("/v1/collections/" + collection + "/images"))
                        .header("Vitrine-Institution", "museum-a")
                        .header("Content-Digest", digest)
                        .timeout(PATIENCE)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(NoisePhotographs.jpeg(34)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        // Then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("digest-mismatch");
        assertThat(keys("originals/" + collection + "/")).isEmpty();
    }

    private JsonPath begin(String identifier, String sha256, long sizeBytes) {
        return beginning(identifier, sha256, sizeBytes)
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private ValidatableResponse beginning(String identifier, String sha256, long sizeBytes) {
        return given().contentType("application/json")
                .body("""
                        {"institution":"museum-a","identifier":"%s","metadata":{"material":"silver"},
                         "sha256":"%s","sizeBytes":%d}""".formatted(identifier, sha256, sizeBytes))
                .post("/v1/collections/" + collection + "/uploads")
                .then();
    }

    private int put(JsonPath upload, byte[] bytes) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(upload.getString("url"))).timeout(PATIENCE);
        upload.<String, String>getMap("headers").forEach((name, value) -> {
            if (!name.equals("content-length")) { // the HTTP client sets it
                request.header(name, value);
            }
        });
        return http.send(
                        request.PUT(HttpRequest.BodyPublishers.ofByteArray(bytes))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static ValidatableResponse complete(JsonPath upload) {
        return given().post(upload.getString("complete")).then();
    }

    private static void isProblem(ValidatableResponse answer, int status, String code) {
        answer.statusCode(status).contentType("application/problem+json").body("code", equalTo(code));
    }
}
