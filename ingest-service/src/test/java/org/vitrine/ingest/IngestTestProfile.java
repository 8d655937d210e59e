package org.vitrine.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.vitrine.ingest.identity.Sha256Hex;
import org.vitrine.store.StoreConfig;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Base of the tests that call the service's HTTP API: real servers, and a new collection for each test. */
@WithTestResource(value = FakeIndexService.class, scope = TestResourceScope.GLOBAL)
abstract class IngestTestProfile {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Inject
    FlowProbe flow;

    @Inject
    S3AsyncClient s3;

    @Inject
    StoreConfig store;

    @Inject
    @ConfigProperty(name = "vitrine.ingest.index-url")
    String indexUrl;

    String collection;

    @BeforeEach
    void makeACollection() {
        collection = "c-" + UUID.randomUUID().toString().substring(0, 8);
        given().contentType("application/json")
                .body("{}")
                .put("/v1/collections/" + collection)
                .then()
                .statusCode(201)
                .body("embedder.endpoint", equalTo("relief-deep"));
    }

    final HttpResponse<String> stream(HttpRequest.BodyPublisher body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(uri("/v1/collections/" + collection + "/images"))
                        .header("Vitrine-Institution", "museum-a")
                        .timeout(PATIENCE)
                        .POST(body)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    static URI uri(String path) {
        return URI.create(RestAssured.baseURI + ":" + RestAssured.port + path);
    }

    final void assertNothingIsUnderWay() {
        assertThat(keys("incoming/")).isEmpty();
        assertThat(s3.listMultipartUploads(list -> list.bucket(store.bucket()))
                        .join()
                        .uploads())
                .isEmpty();
    }

    final ValidatableResponse post(byte[] photograph, String identifier) {
        return postWithMetadata(photograph, identifier, "{}");
    }

    final ValidatableResponse postWithMetadata(byte[] photograph, String identifier, String metadata) {
        return given().header("Vitrine-Institution", "museum-a")
                .header("Vitrine-Identifier", identifier)
                .header("Vitrine-Metadata", metadata)
                .contentType("application/octet-stream")
                .body(photograph)
                .post("/v1/collections/" + collection + "/images")
                .then();
    }

    static ValidatableResponse item(String path, byte[] photograph, String identifier) {
        return given().header("Vitrine-Identifier", identifier)
                .contentType("application/octet-stream")
                .body(photograph)
                .post(path)
                .then();
    }

    final void drop(String key, byte[] bytes) {
        s3.putObject(put -> put.bucket(store.bucket()).key(key), AsyncRequestBody.fromBytes(bytes))
                .join();
    }

    final void announce(String key, String sequencer) {
        given().contentType("application/json")
                .body("""
                        {"Records":[{"eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"%s"},
                         "object":{"key":"%s","sequencer":"%s"}}}]}""".formatted(store.bucket(), key.replace(" ", "+"), sequencer))
                .post("/v1/s3-events")
                .then()
                .statusCode(202)
                .body("records", equalTo(1));
    }

    /**
     * Sets an answer of the fake index-service.
     *
     * @param path path below {@code /v1/progress/}
     */
    final void indexAnswers(String path, int status, String json) throws Exception {
        http.send(
                HttpRequest.newBuilder(URI.create(indexUrl + "/v1/progress/" + path))
                        .header("Status", Integer.toString(status))
                        .PUT(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
    }

    final void indexForgets(String path) throws Exception {
        http.send(
                HttpRequest.newBuilder(URI.create(indexUrl + "/v1/progress/" + path))
                        .DELETE()
                        .build(),
                HttpResponse.BodyHandlers.discarding());
    }

    final List<String> keys(String prefix) {
        return s3.listObjectsV2(list -> list.bucket(store.bucket()).prefix(prefix)).join().contents().stream()
                .map(S3Object::key)
                .toList();
    }

    final byte[] bytes(String key) {
        return s3.getObject(get -> get.bucket(store.bucket()).key(key), AsyncResponseTransformer.toBytes())
                .join()
                .asByteArray();
    }

    static String sha256(byte[] bytes) {
        var digest = Sha256Hex.digest();
        digest.update(bytes);
        return Sha256Hex.hex(digest);
    }

    static String header(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
