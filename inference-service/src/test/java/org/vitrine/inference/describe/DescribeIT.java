package org.vitrine.inference.describe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.vitrine.inference.remote.RemoteStubResource;
import org.vitrine.inference.statement.EncodedPictures;
import org.vitrine.platform.junit.PlatformResource;

/** Tests {@code POST /v1/describe} over HTTP, with a stand-in for AWS behind the AWS SDK. */
@QuarkusTest
@WithTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "servers", value = "kafka,registry,s3"))
@WithTestResource(RemoteStubResource.class)
class DescribeIT {

    private static final byte[] PREPARED = EncodedPictures.png(96, 96);
    private static final byte[] ACCESS = EncodedPictures.jpeg(400, 300);

    @Test
    void aQueryPhotographIsDescribed() {
        describe(PREPARED, ACCESS)
                .statusCode(200)
                .contentType("application/json")
                .body("labels.name", contains("Coin"))
                .body("labels[0].confidence", equalTo(0.975f))
                .body("labels[0].boxes[0].left", equalTo(100.0f))
                .body("labels[0].boxes[0].width", equalTo(200.0f))
                .body("labels[0].parents", contains("Money"))
                .body("labels[0].model.version", equalTo("3.0"))
                .body("attributes", empty())
                .body("vector.dimension", equalTo(2))
                .body("vector.values", contains(0.6f, -0.8f))
                .body("vector.model.name", equalTo("relief-bank"))
                .body("vector.model.digest", equalTo("a".repeat(64)))
                .body("skipped", nullValue());
    }

    @Test
    void boxesAreInPixelsOfTheUprightOriginalWhereItsExtentIsGiven() {
        given().multiPart("prepared", "prepared.png", PREPARED, "image/png")
                .multiPart("access", "access.jpg", ACCESS, "image/jpeg")
                .multiPart("widthPx", "4000")
                .multiPart("heightPx", "3000")
                .post("/v1/describe?collection=coins")
                .then()
                .statusCode(200)
                .body("labels[0].boxes[0].left", equalTo(1000.0f));
    }

    @Test
    void aPictureTooSmallForLabelsIsDescribedWithoutThem() {
        describe(PREPARED, EncodedPictures.jpeg(60, 60))
                .statusCode(200)
                .body("labels", empty())
                .body("skipped[0].what", equalTo("labels"))
                .body("skipped[0].reasonCode", equalTo("too-small"))
                .body("vector.dimension", equalTo(2));
    }

    @Test
    void withoutAWholePictureThePhotographIsDescribedWithoutLabels() {
        given().multiPart("prepared", "prepared.png", PREPARED, "image/png")
                .post("/v1/describe?collection=coins")
                .then()
                .statusCode(200)
                .body("labels", empty())
                .body("skipped[0].what", equalTo("labels"))
                .body("skipped[0].reasonCode", equalTo("no-rendition"))
                .body("vector.dimension", equalTo(2));
    }

    @Test
    void aMissingPartIsNamed() {
        problem(
                        given().multiPart("access", "access.jpg", ACCESS, "image/jpeg")
                                .post("/v1/describe?collection=coins")
                                .then(),
                        400,
                        "missing-part")
                .body("detail", containsString("'prepared'"));
    }

    @Test
    void aPartThatIsNoPictureIsUnsupported() {
        problem(describe("<html>".getBytes(StandardCharsets.UTF_8), ACCESS), 415, "unsupported-format");
    }

    @Test
    void aPartTooLargeIsRefused() {
        problem(describe(new byte[7 << 20], ACCESS), 413, "too-large");
    }

    @Test
    void aBodyTooLargeIsRefusedByItsAnnouncedLengthBeforeItIsSent() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            // When
            socket.getOutputStream()
                    .write(("POST /v1/describe?collection=coins HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                    + "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 20000000\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));

            // Then
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer)
                    .startsWith("HTTP/1.1 413")
                    .contains("application/problem+json")
                    .contains("The body has 20000000 bytes");
        }
    }

    @Test
    void aMalformedCollectionIsRefused() {
        problem(
                given().multiPart("prepared", "prepared.png", PREPARED, "image/png")
                        .multiPart("access", "access.jpg", ACCESS, "image/jpeg")
                        .post("/v1/describe?collection=No!")
                        .then(),
                400,
                "malformed-collection");
    }

    @Test
    void anythingButAFormIsUnsupported() {
        problem(
                given().contentType("image/png")
                        .body(PREPARED)
                        .post("/v1/describe?collection=coins")
                        .then(),
                415,
                "unsupported-media-type");
    }

    @Test
    void aThrottledRemoteResultsInAnUnavailableProblemWithRetryAfter() {
        problem(
                        describe(EncodedPictures.withTrailingText(PREPARED, "scenario:always-throttled"), ACCESS),
                        503,
                        "remote-throttled")
                .header("Retry-After", "1")
                .body("detail", containsString("Rate exceeded"));
    }

    @Test
    void aModelErrorIsUnavailableInTheModelsWords() {
        problem(
                        describe(EncodedPictures.withTrailingText(PREPARED, "scenario:model-error"), ACCESS),
                        503,
                        "model-error")
                .header("Retry-After", "5")
                .body("detail", containsString(RemoteStubResource.MODEL_ERROR_MESSAGE));
    }

    @Test
    void aPictureRekognitionDoesNotAcceptIsUnprocessable() {
        problem(
                describe(PREPARED, EncodedPictures.withTrailingText(ACCESS, "scenario:no-picture")),
                422,
                "invalid-image");
    }

    @Test
    void theServiceReportsReadinessItsApiAndItsMetrics() {
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths.'/v1/describe'.post.operationId", equalTo("describe"))
                .body(
                        "paths.'/v1/describe'.post.responses.'200'.content.'application/json'.examples.'a coin'.value",
                        org.hamcrest.Matchers.notNullValue());
        describe(PREPARED, ACCESS).statusCode(200);
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString(
                        "vitrine_inference_calls_seconds_count{outcome=\"answered\",remote=\"rekognition\"}"))
                .body(containsString("vitrine_inference_described_total{by=\"http\"}"));
    }

    private static ValidatableResponse describe(byte[] prepared, byte[] access) {
        return given().multiPart("prepared", "prepared.png", prepared, "image/png")
                .multiPart("access", "access.jpg", access, "image/jpeg")
                .post("/v1/describe?collection=coins")
                .then();
    }

    private static ValidatableResponse problem(ValidatableResponse answer, int status, String code) {
        return answer.statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("status", equalTo(status));
    }
}
