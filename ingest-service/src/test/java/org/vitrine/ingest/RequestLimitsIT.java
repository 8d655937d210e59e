package org.vitrine.ingest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitrine.platform.junit.PlatformResource;

/** Integration test of the limits of headers, addresses and forms, and of absent bodies. */
@QuarkusTest
@WithTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "servers", value = "kafka,registry,s3"))
class RequestLimitsIT extends IngestTestProfile {

    @Test
    void headersOverTheirLimitAreRefusedWithTheLimit() {
        postWithMetadata(NoisePhotographs.jpeg(75), "one", "{\"a\":\"" + "x".repeat(300_000) + "\"}")
                .statusCode(431)
                .contentType("application/problem+json")
                .body("code", equalTo("headers-too-large"))
                .body("maxBytes", equalTo(262_144));
        postWithMetadata(
                        NoisePhotographs.jpeg(75),
                        "one",
                        "{\"a\":\"" + "%CE%A9".repeat(2000) + "\",\"b\":\"" + "%CE%A9".repeat(2000) + "\"}")
                .statusCode(202);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/collections/%s/batches",
        "POST, /v1/collections/%s/known",
        "POST, /v1/collections/%s/uploads",
        "PATCH, /v1/collections/%s",
        "PUT, /v1/collections/%s",
        "POST, /v1/sweeps",
        "POST, /v1/dead-letters/replay",
        "POST, /v1/dead-letters/drop",
    })
    void aRequestWithoutItsBodyIsRefused(String method, String path) {
        given().contentType("application/json")
                .request(method, path.formatted(collection))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("malformed-request"));
    }

    @Test
    void anAddressOverItsLimitIsRefusedWithTheLimit() {
        given().get("/v1/images/" + "x".repeat(17_000))
                .then()
                .statusCode(414)
                .contentType("application/problem+json")
                .body("maxBytes", equalTo(16_384));
    }

    @Test
    void aFormOfTooManyPartsOrWithTooLongAPartIsRefusedWithTheLimits() {
        // Given
        var form = given().multiPart("image", "1.png", NoisePhotographs.jpeg(76), "image/png");
        for (int i = 0; i < 1001; i++) {
            form.multiPart("m" + i, "x");
        }

        // Then
        form.post("/v1/collections/" + collection + "/images")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("code", equalTo("too-many-parts"))
                .body("maxParts", equalTo(1000));
        given().multiPart("image", "1.png", NoisePhotographs.jpeg(76), "image/png")
                .multiPart("metadata", "x".repeat(2_200_000), "application/json")
                .post("/v1/collections/" + collection + "/images")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("maxPartBytes", equalTo(2_097_152));
    }

    @Test
    void theLargestStatementIsTakenAsAPart() {
        // Given: 100 members of 2,000 characters, each an escape of six bytes
        var metadata = IntStream.range(0, 100)
                .mapToObj(i -> "\"member %d\":\"%s\"".formatted(i, "\\u6587".repeat(2000)))
                .collect(Collectors.joining(","));

        // Then
        given().multiPart("image", "1.png", NoisePhotographs.jpeg(77), "image/png")
                .multiPart(
                        "metadata",
                        "{\"institution\":\"museum-a\",\"metadata\":{" + metadata + "}}",
                        "application/json")
                .post("/v1/collections/" + collection + "/images")
                .then()
                .statusCode(202);
    }
}
