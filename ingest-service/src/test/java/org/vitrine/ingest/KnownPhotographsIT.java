package org.vitrine.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vitrine.events.ImageRejected;
import org.vitrine.events.JsonTopics;
import org.vitrine.events.Topic;
import org.vitrine.ingest.identity.ImageName;
import org.vitrine.platform.junit.PlatformResource;

/** Integration test of the question which photographs the service has already. */
@QuarkusTest
@WithTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "servers", value = "kafka,registry,s3"))
class KnownPhotographsIT extends IngestTestProfile {

    @Test
    void whatIsKnownNeedNotBeSentAgain() {
        // Given
        post(NoisePhotographs.jpeg(70), "one").statusCode(202);
        var known = sha256(NoisePhotographs.jpeg(70));
        var other = sha256(NoisePhotographs.jpeg(71));

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
    void anIdentifierIsKnownInEachNormalizationForm() {
        // Given
        var imageId = post(NoisePhotographs.jpeg(82), "K%C3%B6ln 3")
                .statusCode(202)
                .extract()
                .<String>path("imageId");

        // Then
        given().contentType("application/json")
                .body("""
                        {"institution":"museum-a","items":[{"identifier":"Ko\\u0308ln 3","sha256":"%s"}]}""".formatted(sha256(NoisePhotographs.jpeg(82))))
                .post("/v1/collections/" + collection + "/known")
                .then()
                .statusCode(200)
                .body("known.identifier", equalTo(List.of("Ko\u0308ln 3")))
                .body("known.imageId", equalTo(List.of(imageId)));
    }

    @Test
    void oneMalformedItemOfWhatIsKnownDoesNotFailTheOthers() {
        // Given
        post(NoisePhotographs.jpeg(72), "one").statusCode(202);
        var known = sha256(NoisePhotographs.jpeg(72));

        // Then
        given().contentType("application/json")
                .body("""
                        {"institution":"museum-a","items":[{"identifier":"zero","sha256":"%s","side":"obv."},
                         {"identifier":"one","sha256":"%s"},{"identifier":"two","sha256":"x"},7,
                         {"identifier":"%s","sha256":"%s"}]}""".formatted(known, known, "Ω".repeat(513), known))
                .post("/v1/collections/" + collection + "/known")
                .then()
                .statusCode(200)
                .body("known.identifier", equalTo(List.of("one")))
                .body("refused.index", equalTo(List.of(0, 2, 3, 4)))
                .body("refused[0].identifier", equalTo("zero"))
                .body("refused[0].code", equalTo("malformed-request"))
                .body("refused[0].field", equalTo("side"))
                .body("refused[0].value", equalTo("obv."))
                .body("refused[1].field", equalTo("sha256"))
                .body("refused[2].detail", containsString("must be a JSON object"))
                .body("refused[3].detail", containsString("1026 bytes of UTF-8; at most 1024"));
    }

    @Test
    void anUnknownMemberIsRefused() {
        // Given
        var request = "{\"institution\":\"museum-a\",%s\"items\":[{\"identifier\":\"one\",\"sha256\":\"%s\"%s}]}";

        // Then
        given().contentType("application/json")
                .body(request.formatted("", "a".repeat(64), ",\"speciman\":\"7\""))
                .post("/v1/collections/" + collection + "/known")
                .then()
                .statusCode(200)
                .body("refused[0].field", equalTo("speciman"))
                .body("refused[0].detail", containsString("sha256"));
        given().contentType("application/json")
                .body(request.formatted("\"bach\":\"b-1\",", "a".repeat(64), ""))
                .post("/v1/collections/" + collection + "/known")
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed-request"))
                .body("field", equalTo("bach"))
                .body("value", equalTo("b-1"));
    }

    @Test
    void knownAndRefusedPhotographsCountInTheirBatch() {
        // Given
        post(NoisePhotographs.jpeg(76), "one").statusCode(202);
        var batch = given().contentType("application/json")
                .body("{\"institution\":\"museum-a\",\"expected\":2}")
                .post("/v1/collections/" + collection + "/batches")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("batchId");

        // When
        given().contentType("application/json")
                .body("""
                        {"batch":"%s","items":[{"identifier":"one","sha256":"%s"},{"identifier":"two","sha256":"x"}]}""".formatted(batch, sha256(NoisePhotographs.jpeg(76))))
                .post("/v1/collections/" + collection + "/known")
                .then()
                .statusCode(200)
                .body("known.identifier", equalTo(List.of("one")))
                .body("refused.identifier", equalTo(List.of("two")));

        // Then
        var rejected = new ImageName("museum-a", collection, "two").imageId();
        assertThat(flow.of(Topic.IMAGE_REJECTED, ImageRejected.class, rejected))
                .singleElement()
                .satisfies(record -> assertThat(record.value().getBatchId()).isEqualTo(batch));
        assertThat(flow.texts(JsonTopics.BATCH_ITEMS, new ImageName("museum-a", collection, "one").imageId()))
                .singleElement()
                .satisfies(json -> assertThat(json).contains(batch, "ALREADY_HERE"));
    }
}
