package org.vitrine.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vitrine.events.Change;
import org.vitrine.events.ImageArrived;
import org.vitrine.events.Side;
import org.vitrine.events.Topic;
import org.vitrine.platform.junit.PlatformResource;

/** Integration test of failed photographs that are sent again, or announced again without their bytes. */
@QuarkusTest
@WithTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "servers", value = "kafka,registry,s3"))
class RetryIT extends IngestTestProfile {

    @AfterEach
    void forget() throws Exception {
        indexForgets("images");
    }

    @Test
    void anImageThatFailedIsAnnouncedAgainOnceWithTheSameBytesAndStatement() throws Exception {
        // Given
        var imageId = given().header("Vitrine-Institution", "museum-a")
                .header("Vitrine-Identifier", "one")
                .header("Vitrine-Side", "reverse")
                .header("Vitrine-Specimen", "specimen-7")
                .header("Vitrine-Metadata", "{\"material\":\"silver\"}")
                .contentType("application/octet-stream")
                .body(NoisePhotographs.jpeg(90))
                .post("/v1/collections/" + collection + "/images")
                .then()
                .statusCode(202)
                .extract()
                .<String>path("imageId");
        seen(imageId, "dead-lettered", 1);

        // When
        retry("/v1/images/" + imageId).body("announced", equalTo(1)).body("inFlight", equalTo(0));

        // Then
        var arrivals = flow.of(Topic.IMAGE_ARRIVED, ImageArrived.class, imageId);
        assertThat(arrivals).hasSize(2);
        var again = arrivals.getLast().value();
        assertThat(again.getVersion()).isEqualTo(2);
        assertThat(again.getChange()).isEqualTo(Change.PIXELS);
        assertThat(again.getSha256()).isEqualTo(sha256(NoisePhotographs.jpeg(90)));
        assertThat(again.getSide()).isEqualTo(Side.REVERSE);
        assertThat(again.getSpecimenId()).isEqualTo("specimen-7");
        assertThat(again.getMetadata()).isEqualTo(Map.of("material", "silver"));
        assertThat(again.getMediaType()).isEqualTo("image/jpeg");
        assertThat(again.getWidthPx()).isEqualTo(120);

        // And: index-service has not read it yet
        retry("/v1/images/" + imageId).body("announced", equalTo(0)).body("inFlight", equalTo(1));
        seen(imageId, "indexed", 2);
        retry("/v1/images/" + imageId).body("announced", equalTo(0)).body("indexed", equalTo(1));
    }

    @Test
    void sendingAFailedPhotographAgainAnnouncesItAgain() throws Exception {
        // Given
        var imageId =
                post(NoisePhotographs.jpeg(91), "one").statusCode(202).extract().<String>path("imageId");
        known(NoisePhotographs.jpeg(91), "one").body("known.identifier", equalTo(List.of("one")));
        seen(imageId, "rejected", 1);

        // When
        known(NoisePhotographs.jpeg(91), "one").body("known", empty());
        post(NoisePhotographs.jpeg(91), "one").statusCode(202).body("version", equalTo(2));

        // Then: the failure was of version 1
        known(NoisePhotographs.jpeg(91), "one").body("known.identifier", equalTo(List.of("one")));
        post(NoisePhotographs.jpeg(91), "one").statusCode(200).body("version", equalTo(2));
        assertThat(flow.of(Topic.IMAGE_ARRIVED, ImageArrived.class, imageId))
                .extracting(record -> record.value().getChange())
                .containsExactly(Change.NEW, Change.PIXELS);
    }

    @Test
    void whileIndexServiceIsUnavailableStoredPhotographsCountAsKnownAndNothingIsRetried() throws Exception {
        // Given
        var imageId =
                post(NoisePhotographs.jpeg(92), "one").statusCode(202).extract().<String>path("imageId");
        indexAnswers("images", 503, "{}");

        // Then
        known(NoisePhotographs.jpeg(92), "one").body("known.identifier", equalTo(List.of("one")));
        post(NoisePhotographs.jpeg(92), "one").statusCode(200);
        given().post("/v1/images/" + imageId + "/retry")
                .then()
                .statusCode(503)
                .body("code", equalTo("progress-unavailable"));
    }

    @Test
    void aBatchAndACollectionAreRetriedPageByPage() throws Exception {
        // Given
        var failed = post(NoisePhotographs.jpeg(93), "failed").extract().<String>path("imageId");
        var withdrawn = post(NoisePhotographs.jpeg(94), "withdrawn").extract().<String>path("imageId");
        var lost = post(NoisePhotographs.jpeg(95), "lost").extract().<String>path("imageId");
        var refused = "img-" + "c".repeat(26);
        given().delete("/v1/images/%s?collection=%s".formatted(withdrawn, collection))
                .then()
                .statusCode(202);
        String lostKey = keys("originals/%s/%s/".formatted(collection, lost)).getFirst();
        s3.deleteObject(delete -> delete.bucket(store.bucket()).key(lostKey)).join();
        indexAnswers("images", 200, """
                {"images":[{"imageId":"%s","stage":"dead-lettered","version":1},{"imageId":"%s","stage":"dead-lettered","version":1},
                 {"imageId":"%s","stage":"rejected","version":1},{"imageId":"%s","stage":"rejected","version":0}]}""".formatted(failed, withdrawn, lost, refused));
        var failures = "{\"failures\":[%s,%s,%s,%s]}"
                .formatted(failure(failed), failure(withdrawn), failure(lost), failure(refused));
        var batch = given().contentType("application/json")
                .body("{\"institution\":\"museum-a\"}")
                .post("/v1/collections/" + collection + "/batches")
                .then()
                .extract()
                .<String>path("batchId");
        indexAnswers("batches/" + batch + "/failures", 200, failures);
        indexAnswers("collections/" + collection + "/failures", 200, failures);

        // When
        var first = retry("/v1/collections/" + collection + "/batches/" + batch);
        var second = retry("/v1/collections/" + collection);

        // Then
        first.body("announced", equalTo(1))
                .body("gone", equalTo(1))
                .body("missingBytes", equalTo(2))
                .body("inFlight", equalTo(0))
                .body("indexed", equalTo(0));
        second.body("announced", equalTo(0)).body("inFlight", equalTo(1)).body("missingBytes", equalTo(2));
        given().get("/v1/collections/" + collection + "/batches/" + batch + "/failures")
                .then()
                .statusCode(200)
                .body("failures.imageId", equalTo(List.of(failed, withdrawn, lost, refused)));
    }

    @Test
    void whatIsUnknownIsNamed() {
        given().post("/v1/images/img-" + "d".repeat(26) + "/retry")
                .then()
                .statusCode(404)
                .body("code", equalTo("unknown-image"));
        given().post("/v1/collections/nowhere/retry")
                .then()
                .statusCode(404)
                .body("code", equalTo("unknown-collection"));
        given().post("/v1/collections/" + collection + "/batches/b-0/retry")
                .then()
                .statusCode(404)
                .body("code", equalTo("unknown-batch"));
    }

    @Test
    void theBatchesOfACollectionAreListedNewestFirstPageByPage() {
        // Given
        for (int i = 0; i < 5; i++) {
            given().contentType("application/json")
                    .body("{\"institution\":\"museum-a\",\"title\":\"Tray %d\"}".formatted(i))
                    .post("/v1/collections/" + collection + "/batches")
                    .then()
                    .statusCode(201);
        }
        var path = "/v1/collections/" + collection + "/batches";

        // When
        var all = given().get(path).then().statusCode(200).extract().jsonPath();
        var first =
                given().get(path + "?limit=2").then().statusCode(200).extract().jsonPath();
        var second = given().queryParam("limit", 3)
                .queryParam("cursor", first.getString("next"))
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        // Then
        assertThat(all.getList("batches.title", String.class))
                .containsExactly("Tray 4", "Tray 3", "Tray 2", "Tray 1", "Tray 0");
        assertThat(all.getString("next")).isNull();
        assertThat(all.getList("batches.openedAt", String.class).stream().map(Instant::parse))
                .isSortedAccordingTo(Comparator.reverseOrder());
        var paged = new ArrayList<>(first.getList("batches.batchId", String.class));
        paged.addAll(second.getList("batches.batchId", String.class));
        assertThat(paged).isEqualTo(all.getList("batches.batchId", String.class));
        assertThat(second.getString("next")).isNull();
        for (String wrong : List.of("?limit=0", "?limit=101", "?cursor=nonsense")) {
            given().get(path + wrong).then().statusCode(400).body("code", equalTo("malformed-request"));
        }
    }

    private void seen(String imageId, String stage, int version) throws Exception {
        indexAnswers(
                "images",
                200,
                "{\"images\":[{\"imageId\":\"%s\",\"stage\":\"%s\",\"version\":%d}]}"
                        .formatted(imageId, stage, version));
    }

    private static String failure(String imageId) {
        return "{\"imageId\":\"%s\",\"identifier\":\"x\",\"stage\":\"rejected\",\"reasonCode\":\"damaged\"}"
                .formatted(imageId);
    }

    private static ValidatableResponse retry(String path) {
        return given().post(path + "/retry").then().statusCode(202);
    }

    private ValidatableResponse known(byte[] photograph, String identifier) {
        return given().contentType("application/json")
                .body("{\"institution\":\"museum-a\",\"items\":[{\"identifier\":\"%s\",\"sha256\":\"%s\"}]}"
                        .formatted(identifier, sha256(photograph)))
                .post("/v1/collections/" + collection + "/known")
                .then()
                .statusCode(200);
    }
}
