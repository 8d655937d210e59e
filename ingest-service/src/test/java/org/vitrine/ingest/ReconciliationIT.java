package org.vitrine.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vitrine.platform.junit.PlatformResource;

/** Integration test of what a sweep finds and removes in a real store. */
@QuarkusTest
@TestProfile(ReconciliationIT.NoGrace.class)
@WithTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "servers", value = "kafka,registry,s3"))
@WithTestResource(ClamdResource.class)
class ReconciliationIT extends IngestTestProfile {

    /**
     * No grace period, so that a sweep judges objects that were just stored. The secret is for
     * {@link NotificationSecretIT}, and the malware scan for {@link MalwareScanIT}: one start of the service serves
     * these classes.
     */
    public static final class NoGrace implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "vitrine.ingest.sweep.grace",
                    "0S",
                    "vitrine.ingest.uploads.lifetime",
                    "1S",
                    "vitrine.ingest.notifications.secret",
                    NotificationSecretIT.SECRET);
        }
    }

    @Test
    void aSoundCollectionHasNoFindings() {
        // Given
        post(NoisePhotographs.jpeg(41), "one").statusCode(202);
        post(NoisePhotographs.jpeg(42), "one").statusCode(202);
        post(NoisePhotographs.jpeg(43), "two").statusCode(202);

        // When
        var report = sweep(false);

        // Then
        assertThat(report.getLong("images")).isEqualTo(2);
        assertThat(report.getLong("objects"))
                .isEqualTo(8); // three originals, their receipts, and a copy of the newest for each image
        assertThat(report.getMap("found")).isEmpty();
    }

    @Test
    void objectsWithoutEventsAndEventsWithoutObjectsAreFound() {
        // Given
        String lost = post(NoisePhotographs.jpeg(44), "lost")
                .statusCode(202)
                .extract()
                .path("imageId");
        String withdrawn = post(NoisePhotographs.jpeg(45), "withdrawn")
                .statusCode(202)
                .extract()
                .path("imageId");
        String lostKey = keys("originals/%s/%s/".formatted(collection, lost)).getFirst();
        s3.deleteObject(delete -> delete.bucket(store.bucket()).key(lostKey)).join();
        given().delete("/v1/images/%s?collection=%s".formatted(withdrawn, collection))
                .then()
                .statusCode(202);
        String left = "renditions/%s/%s/0/mask.png".formatted(collection, withdrawn);
        String unknown = "originals/%s/img-%s/%s".formatted(collection, "a".repeat(26), "a".repeat(64));
        drop(left, new byte[10]);
        drop(unknown, new byte[10]);

        // When
        var report = sweep(true);

        // Then
        assertThat(report.getMap("found"))
                .isEqualTo(Map.of("event-without-object", 1, "left-after-withdrawal", 1, "object-without-event", 1));
        assertThat(report.getList("findings.key", String.class)).containsExactlyInAnyOrder(lostKey, left, unknown);
        assertThat(report.getLong("removed")).isEqualTo(2);
        assertThat(List.of(left, unknown))
                .allSatisfy(key -> assertThat(keys(key)).isEmpty());
        assertThat(sweep(false).getMap("found")).isEqualTo(Map.of("event-without-object", 1));
    }

    @Test
    void whatIsNotRepairedStays() {
        // Given
        String unknown = "originals/%s/img-%s/%s".formatted(collection, "b".repeat(26), "a".repeat(64));
        drop(unknown, new byte[10]);

        // When
        var report = sweep(false);

        // Then
        assertThat(report.getMap("found")).isEqualTo(Map.of("object-without-event", 1));
        assertThat(keys(unknown)).hasSize(1);
    }

    @Test
    void expiredUploadsThatWereNotCompletedAreFound() {
        // Given
        String bytes = "incoming/" + UUID.randomUUID();
        String parts = "incoming/" + UUID.randomUUID();
        drop(bytes, new byte[10]);
        s3.createMultipartUpload(upload -> upload.bucket(store.bucket()).key(parts))
                .join();

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> {
            sweep("{\"repair\":true}");
            assertNothingIsUnderWay();
        });
    }

    @Test
    void anUnknownSweepIsReported() {
        given().get("/v1/sweeps/" + UUID.randomUUID()).then().statusCode(404).body("code", equalTo("unknown-sweep"));
        given().contentType("application/json")
                .body("{\"collection\":\"unheard-of\"}")
                .post("/v1/sweeps")
                .then()
                .statusCode(404)
                .body("code", equalTo("unknown-collection"));
    }

    /** Runs a sweep of this test's collection to its end and returns its report. */
    private JsonPath sweep(boolean repair) {
        return sweep("{\"collection\":\"%s\",\"repair\":%s}".formatted(collection, repair));
    }

    /** Runs a sweep to its end and returns its report. */
    private static JsonPath sweep(String request) {
        String location = given().contentType("application/json")
                .body(request)
                .post("/v1/sweeps")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(given().get(location).jsonPath().getString("state"))
                        .isNotEqualTo("RUNNING"));
        var report = given().get(location).jsonPath();
        assertThat(report.getString("state")).as(report.getString("cause")).isEqualTo("DONE");
        return report;
    }
}
