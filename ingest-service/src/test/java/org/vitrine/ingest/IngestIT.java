package org.vitrine.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vitrine.events.Change;
import org.vitrine.events.ImageArrived;
import org.vitrine.events.ImageRejected;
import org.vitrine.events.ImageWithdrawn;
import org.vitrine.events.Indexed;
import org.vitrine.events.Topic;
import org.vitrine.ingest.identity.ImageName;
import org.vitrine.ingest.identity.Sha256;
import org.vitrine.platform.junit.PlatformResource;
import org.vitrine.store.StoreConfig;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The service as deployed, against real Kafka, registry and store. Each test has a collection of its own. */
@QuarkusTest
@WithTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "servers", value = "kafka,registry,s3"))
class IngestIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Inject
    FlowProbe flow;

    @Inject
    S3AsyncClient s3;

    @Inject
    StoreConfig store;

    private String collection;

    @BeforeEach
    void makeACollection() {
        collection = "c-" + UUID.randomUUID().toString().substring(0, 8);
        given().contentType("application/json")
                .body("{}")
                .put("/v1/collections/" + collection)
                .then()
                .statusCode(201)
                .body("embedder.endpoint", equalTo("relief-bank"));
    }

    @Test
    void aPostIsStoredAndAnnouncedWhenItIsAnswered() {
        // Given
        var photograph = Photographs.jpeg(1);
        var trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        // When
        var imageId = given().header("Vitrine-Institution", "museum-a")
                .header("Vitrine-Identifier", "K%C3%B6ln%201")
                .header("Vitrine-Specimen", "18200123")
                .header("Vitrine-Side", "obverse")
                .header("Vitrine-Metadata", "{\"material\":\"silver\"}")
                .header("traceparent", trace)
                .contentType("text/plain") // what is claimed of the type does not count
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
    void theSameAgainChangesNothingAndSaysSo() {
        // Given
        var imageId = post(Photographs.jpeg(2), "one").statusCode(202).extract().<String>path("imageId");

        // When
        post(Photographs.jpeg(2), "one").statusCode(200).body("outcome", equalTo("already-here"));

        // Then
        assertThat(flow.of(Topic.IMAGE_ARRIVED, ImageArrived.class, imageId)).hasSize(1);
    }

    @Test
    void otherBytesAndOtherStatementsAreNewVersions() {
        // Given
        var imageId = post(Photographs.jpeg(3), "one").extract().<String>path("imageId");

        // When
        post(Photographs.jpeg(4), "one").statusCode(202).body("version", equalTo(2));
        said(Photographs.jpeg(4), "one", "{\"material\":\"gold\"}")
                .statusCode(202)
                .body("version", equalTo(3));

        // Then
        assertThat(flow.of(Topic.IMAGE_ARRIVED, ImageArrived.class, imageId))
                .extracting(record -> record.value().getChange())
                .containsExactly(Change.NEW, Change.PIXELS, Change.METADATA);
    }

    @Test
    void aFormSaysTheSameAsHeaders() {
        // Given
        post(Photographs.jpeg(5), "one").statusCode(202);

        // Then
        given().multiPart("image", "whatever.png", Photographs.jpeg(5), "image/png")
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
                        .POST(HttpRequest.BodyPublishers.ofByteArray(Photographs.jpeg(12)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        // Then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.body()).contains(sha256(Photographs.jpeg(12)));
    }

    @Test
    void aDamagedPhotographIsRefusedWithItsReasonAndLeavesNothing() {
        // When
        var imageId = post(Photographs.truncated(Photographs.jpeg(6)), "one")
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
    void ofManyPostsAtTheSameTimeOneBringsTheImage() throws Exception {
        // Given
        Callable<Integer> post =
                () -> post(Photographs.jpeg(7), "one").extract().statusCode();

        // When
        List<Integer> answers;
        try (var senders = Executors.newFixedThreadPool(6)) {
            answers = senders
                    .invokeAll(IntStream.range(0, 6).mapToObj(_ -> post).toList())
                    .stream()
                    .map(Future::resultNow)
                    .sorted()
                    .toList();
        }

        // Then
        assertThat(answers).containsExactly(200, 200, 200, 200, 200, 202);
        post(Photographs.jpeg(7), "one").statusCode(200).body("version", equalTo(1));
    }

    @Test
    void aLargePhotographGoesInPartsAndLeavesNoneBehind() throws Exception {
        // Given
        var large = Photographs.large();
        assertThat(large.length).isGreaterThan(12_000_000);

        // When
        var answer = stream(HttpRequest.BodyPublishers.ofByteArray(large));

        // Then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(keys("originals/" + collection + "/")).singleElement().satisfies(key -> {
            assertThat(key).endsWith("/" + sha256(large));
            assertThat(sha256(bytes(key))).isEqualTo(sha256(large));
        });
        assertNothingIsUnderWay();
        assertThat(stream(HttpRequest.BodyPublishers.ofByteArray(large)).statusCode())
                .isEqualTo(200);
        assertNothingIsUnderWay();
    }

    @Test
    void aLargePhotographThatEndsEarlyLeavesNothing() throws Exception {
        // When
        var answer = stream(
                HttpRequest.BodyPublishers.ofByteArray(Photographs.large(), 0, Photographs.large().length - 1_000_000));

        // Then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("\"code\":\"truncated\"");
        assertThat(keys("originals/" + collection + "/")).isEmpty();
        assertNothingIsUnderWay();
    }

    @Test
    void moreThanTheLimitIsRefusedWhetherItsLengthIsAnnouncedOrNot() throws Exception {
        // Given
        var tooLarge = Arrays.copyOf(Photographs.large(), 13 * 1024 * 1024 + 1);

        // When
        var announced = stream(HttpRequest.BodyPublishers.ofByteArray(tooLarge));
        var chunked = stream(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooLarge)));

        // Then
        assertThat(List.of(announced, chunked)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
            assertThat(answer.body()).contains("\"code\":\"too-large\"", "13631488 bytes");
        });
        assertThat(keys("originals/" + collection + "/")).isEmpty();
        assertNothingIsUnderWay();
    }

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
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/v1/images/" + imageId).then().body("stage", equalTo("withdrawn")));
        post(Photographs.jpeg(50), "one").statusCode(202).body("version", equalTo(3));
        assertThat(keys("originals/" + collection + "/")).hasSize(1);
    }

    @Test
    void notificationsInTheWrongOrderBringTheNewestObject() {
        // Given
        var key = "drop/museum-b/" + collection + "/tray 1/18200123.jpg";
        drop(key, Photographs.jpeg(60));
        notify(key, "0000000000000002");
        var imageId = new ImageName("museum-b", collection, "tray 1/18200123.jpg").imageId();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(flow.of(Topic.IMAGE_ARRIVED, ImageArrived.class, imageId))
                        .hasSize(1));

        // When: an older one comes late, then a newer one about another object of the same name
        notify(key, "0000000000000001");
        drop(key, Photographs.jpeg(61));
        notify(key, "0000000000000003");

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(flow.of(Topic.IMAGE_ARRIVED, ImageArrived.class, imageId))
                        .extracting(record -> record.value().getSha256())
                        .containsExactly(sha256(Photographs.jpeg(60)), sha256(Photographs.jpeg(61))));
    }

    @Test
    void aBadObjectInABucketIsRejectedForItsInstitutionToSee() {
        // Given
        var key = "drop/museum-b/" + collection + "/note.txt";
        drop(key, "not a photograph".getBytes(StandardCharsets.UTF_8));
        var imageId = new ImageName("museum-b", collection, "note.txt").imageId();

        // When
        notify(key, "01");

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(flow.of(Topic.IMAGE_REJECTED, ImageRejected.class, imageId))
                        .extracting(record -> record.value().getReasonCode())
                        .containsExactly("unsupported-format"));
        await().atMost(PATIENCE).untilAsserted(() -> given().get("/v1/images/" + imageId)
                .then()
                .body("stage", equalTo("rejected"))
                .body("stages[0].reasonCode", equalTo("unsupported-format")));
    }

    @Test
    void whatIsKnownNeedNotBeSentAgain() {
        // Given
        post(Photographs.jpeg(70), "one").statusCode(202);
        var known = sha256(Photographs.jpeg(70));
        var other = sha256(Photographs.jpeg(71));

        // Then
        given().contentType("application/json")
                .body("""
                        {"institution":"museum-a","items":[{"identifier":"one","sha256":"%s"},
                         {"identifier":"two","sha256":"%s"},{"identifier":"one","sha256":"%s"},
                         {"identifier":"one","sha256":"%s","side":"reverse"}]}""".formatted(known, known, other, known))
                .post("/v1/collections/" + collection + "/known")
                .then()
                .statusCode(200)
                .body("known.identifier", equalTo(List.of("one")));
    }

    @Test
    void everyRefusalIsAProblemThatNamesTheRemedy() {
        given().header("Vitrine-Institution", "museum-a")
                .body(Photographs.jpeg(80))
                .post("/v1/collections/nowhere/images")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("unknown-collection"))
                .body("detail", containsString("PUT /v1/collections/nowhere"));
        given().body(Photographs.jpeg(80))
                .post("/v1/collections/" + collection + "/images")
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed-request"))
                .body("detail", containsString("Vitrine-Institution"));
        given().contentType("application/json")
                .body("{\"steps\":[\"polish\"]}")
                .put("/v1/collections/" + collection)
                .then()
                .statusCode(400)
                .body("detail", startsWith("step 'polish' is none of"));
        given().contentType("application/json")
                .body("nonsense")
                .post("/v1/s3-events")
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed-request"));
        given().contentType("application/json")
                .body("x".repeat(5_000_000))
                .post("/v1/s3-events")
                .then()
                .statusCode(413)
                .contentType("application/problem+json");
    }

    @Test
    void theApiIsDocumentedAndTheServiceReady() {
        given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths.keySet()", hasItem("/v1/images/{imageId}"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    private HttpResponse<String> stream(HttpRequest.BodyPublisher body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(uri("/v1/collections/" + collection + "/images"))
                        .header("Vitrine-Institution", "museum-a")
                        .timeout(PATIENCE)
                        .POST(body)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static URI uri(String path) {
        return URI.create(RestAssured.baseURI + ":" + RestAssured.port + path);
    }

    private void assertNothingIsUnderWay() {
        assertThat(keys("incoming/")).isEmpty();
        assertThat(s3.listMultipartUploads(list -> list.bucket(store.bucket()))
                        .join()
                        .uploads())
                .isEmpty();
    }

    private ValidatableResponse post(byte[] photograph, String identifier) {
        return said(photograph, identifier, "{}");
    }

    private ValidatableResponse said(byte[] photograph, String identifier, String metadata) {
        return given().header("Vitrine-Institution", "museum-a")
                .header("Vitrine-Identifier", identifier)
                .header("Vitrine-Metadata", metadata)
                .contentType("application/octet-stream")
                .body(photograph)
                .post("/v1/collections/" + collection + "/images")
                .then();
    }

    private static ValidatableResponse item(String path, byte[] photograph, String identifier) {
        return given().header("Vitrine-Identifier", identifier)
                .contentType("application/octet-stream")
                .body(photograph)
                .post(path)
                .then();
    }

    private void drop(String key, byte[] bytes) {
        s3.putObject(put -> put.bucket(store.bucket()).key(key), AsyncRequestBody.fromBytes(bytes))
                .join();
    }

    private void notify(String key, String sequencer) {
        given().contentType("application/json")
                .body("""
                        {"Records":[{"eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"%s"},
                         "object":{"key":"%s","sequencer":"%s"}}}]}""".formatted(store.bucket(), key.replace(" ", "+"), sequencer))
                .post("/v1/s3-events")
                .then()
                .statusCode(202)
                .body("records", equalTo(1));
    }

    private Indexed indexed(String imageId, int version) {
        return Indexed.newBuilder()
                .setImageId(imageId)
                .setCollectionId(collection)
                .setInstitutionId("museum-a")
                .setVersion(version)
                .setRevision(1)
                .setWithdrawn(false)
                .setIndexName("images.relief-bank.1")
                .setIndexedAt(Instant.now())
                .build();
    }

    private List<String> keys(String prefix) {
        return s3.listObjectsV2(list -> list.bucket(store.bucket()).prefix(prefix)).join().contents().stream()
                .map(S3Object::key)
                .toList();
    }

    private byte[] bytes(String key) {
        return s3.getObject(get -> get.bucket(store.bucket()).key(key), AsyncResponseTransformer.toBytes())
                .join()
                .asByteArray();
    }

    private static String sha256(byte[] bytes) {
        var digest = Sha256.digest();
        digest.update(bytes);
        return Sha256.hex(digest);
    }

    private static String header(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
