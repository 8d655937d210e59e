package org.vitrine.modelserver.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.awt.Color;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vitrine.modelserver.support.FaultInjectionProfile;
import org.vitrine.modelserver.support.PlainPictures;
import org.vitrine.modelserver.support.ServedModels;

/** Checks the bytes of every response and every modelled error of this server against AWS's Smithy models. */
@QuarkusTest
@TestProfile(FaultInjectionProfile.class)
@WithTestResource(ServedModels.class)
class SmithyContractTest {

    private static final Path AWS =
            Path.of(System.getProperty("vitrine.eval", "absent")).resolveSibling("aws");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] DISC = PlainPictures.disc(Color.RED, Color.WHITE, 200);

    @TestHTTPResource
    URI server = URI.create("http://replaced");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeEach
    void modelsAreThere() {
        Assumptions.assumeTrue(
                Files.isDirectory(AWS.resolve("smithy")),
                "no aws/smithy beside the folder that -Dvitrine.eval names: nothing to hold answers against");
    }

    @AfterEach
    void noMoreFaults() throws Exception {
        send(HttpRequest.newBuilder(server.resolve("/faults")).DELETE());
    }

    @Test
    void theModelTakesWhatAmazonItselfAnswers() throws Exception {
        try (var samples = Files.newDirectoryStream(AWS.resolve("samples"), "rekognition-detectlabels-*.json")) {
            for (Path sample : samples) {
                assertThat(rekognition().breaches("DetectLabelsResponse", answerIn(sample)))
                        .as(sample.toString())
                        .isEmpty();
            }
        }
    }

    @Test
    void detectLabelsAnswersInItsShape() throws Exception {
        // Given
        ObjectNode request = image(DISC).put("MaxLabels", 10).put("MinConfidence", 50);
        request.putArray("Features").add("GENERAL_LABELS").add("IMAGE_PROPERTIES");
        request.putObject("Settings").putObject("ImageProperties").put("MaxDominantColors", 5);

        // When
        var answer = rekognition("DetectLabels", request);

        // Then
        assertThat(rekognition().breaches("DetectLabelsRequest", request)).isEmpty();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/x-amz-json-1.1");
        assertThat(rekognition().breaches("DetectLabelsResponse", JSON.readTree(answer.body())))
                .isEmpty();
        assertThat(JSON.readTree(answer.body()).path("ImageProperties").path("DominantColors"))
                .isNotEmpty();
    }

    @Test
    void detectCustomLabelsAnswersInItsShape() throws Exception {
        for (var model : List.of("boxes", "brightest")) {
            // Given
            ObjectNode request = image(DISC)
                    .put(
                            "ProjectVersionArn",
                            "arn:aws:rekognition:eu-central-1:123456789012:project/" + model
                                    + "/version/1/1700000000000")
                    .put("MinConfidence", 10);

            // When
            var answer = rekognition("DetectCustomLabels", request);

            // Then
            assertThat(rekognition().breaches("DetectCustomLabelsRequest", request))
                    .isEmpty();
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(rekognition().breaches("DetectCustomLabelsResponse", JSON.readTree(answer.body())))
                    .isEmpty();
            assertThat(JSON.readTree(answer.body()).path("CustomLabels")).isNotEmpty();
        }
    }

    @Test
    void everyModelledErrorOfRekognitionHasItsShape() throws Exception {
        var errors = rekognition().errorsOf("DetectCustomLabels");
        assertThat(errors).contains("ThrottlingException", "ResourceNotReadyException", "ImageTooLargeException");
        for (var error : errors) {
            // Given
            play("{\"rules\":[{\"error\":{\"shape\":\"%s\"}}]}".formatted(error));

            // When
            var answer = rekognition("DetectCustomLabels", image(DISC));

            // Then
            var body = (ObjectNode) JSON.readTree(answer.body());
            assertThat(body.remove("__type").asText()).isEqualTo(error);
            assertThat(rekognition().breaches(error, body)).as(error).isEmpty();
        }
    }

    @Test
    void everyModelledErrorOfTheRuntimeHasItsShapeAndStatus() throws Exception {
        for (var error : runtime().errorsOf("InvokeEndpoint")) {
            // Given
            play("{\"rules\":[{\"error\":{\"shape\":\"%s\"}}]}".formatted(error));

            // When
            var answer = invoke("means", DISC);

            // Then
            assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains(error);
            assertThat(runtime().statusOf(error)).contains(answer.statusCode());
            assertThat(runtime().breaches(error, JSON.readTree(answer.body())))
                    .as(error)
                    .isEmpty();
        }
    }

    @Test
    void theErrorsThatAreRaisedForARealReasonHaveTheirShapesToo() throws Exception {
        // When
        var notAnImage = rekognition("DetectLabels", image(new byte[] {1, 2, 3}));
        var noEndpoint = invoke("absent", DISC);
        var noPicture = invoke("means", new byte[] {1, 2, 3});

        // Then
        var body = (ObjectNode) JSON.readTree(notAnImage.body());
        assertThat(body.remove("__type").asText()).isEqualTo("InvalidImageFormatException");
        assertThat(rekognition().breaches("InvalidImageFormatException", body)).isEmpty();
        assertThat(runtime().breaches("ValidationError", JSON.readTree(noEndpoint.body())))
                .isEmpty();
        assertThat(runtime().statusOf("ModelError")).contains(noPicture.statusCode());
        assertThat(runtime().breaches("ModelError", JSON.readTree(noPicture.body())))
                .isEmpty();
    }

    @Test
    void theAnswerOfTheRuntimeIsInTheHeadersOfTheSmithyModel() throws Exception {
        // When
        var answer = invoke("means", DISC);

        // Then
        var headers = runtime().headersOf("InvokeEndpointOutput");
        assertThat(answer.headers().firstValue(headers.getOrDefault("InvokedProductionVariant", "")))
                .isPresent();
        assertThat(answer.headers().firstValue(headers.getOrDefault("CustomAttributes", "")))
                .isPresent();
        assertThat(answer.headers().firstValue(headers.getOrDefault("ContentType", "")))
                .isPresent();
    }

    private static SmithyModel rekognition() throws IOException {
        return SmithyModel.read(AWS.resolve("smithy/rekognition-2016-06-27.json"), "com.amazonaws.rekognition");
    }

    private static SmithyModel runtime() throws IOException {
        return SmithyModel.read(
                AWS.resolve("smithy/sagemaker-runtime-2017-05-13.json"), "com.amazonaws.sagemakerruntime");
    }

    private static JsonNode answerIn(Path sample) throws IOException {
        var node = (ObjectNode) JSON.readTree(sample.toFile());
        node.remove("_comment");
        return node;
    }

    private static ObjectNode image(byte[] bytes) {
        var request = JSON.createObjectNode();
        request.putObject("Image").put("Bytes", Base64.getEncoder().encodeToString(bytes));
        return request;
    }

    private HttpResponse<String> rekognition(String operation, JsonNode request) throws Exception {
        return send(HttpRequest.newBuilder(server.resolve("/"))
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", "RekognitionService." + operation)
                .POST(BodyPublishers.ofString(request.toString())));
    }

    private HttpResponse<String> invoke(String endpoint, byte[] body) throws Exception {
        return send(HttpRequest.newBuilder(server.resolve("/endpoints/" + endpoint + "/invocations"))
                .header("Content-Type", "application/x-image")
                .POST(BodyPublishers.ofByteArray(body)));
    }

    private void play(String script) throws Exception {
        assertThat(send(HttpRequest.newBuilder(server.resolve("/faults")).POST(BodyPublishers.ofString(script)))
                        .statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
