package org.vitrine.modelserver.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.Color;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vitrine.modelserver.support.PlainPictures;
import org.vitrine.modelserver.support.SdkClients;
import org.vitrine.modelserver.support.ServedModels;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointRequest;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointResponse;
import software.amazon.awssdk.services.sagemakerruntime.model.ModelErrorException;
import software.amazon.awssdk.services.sagemakerruntime.model.ValidationErrorException;

/** Tests InvokeEndpoint with the AWS SDK: each JumpStart contract, each header, each error. */
@QuarkusTest
@WithTestResource(ServedModels.class)
class EndpointOnTheWireTest {

    private static final SdkBytes RED = SdkBytes.fromByteArray(PlainPictures.plain(Color.RED, 64, 64, "png"));
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TestHTTPResource
    URI server = URI.create("http://replaced");

    private SdkClients sdkClients = SdkClients.of(server);

    @BeforeEach
    void connect() {
        sdkClients.close();
        sdkClients = SdkClients.of(server);
    }

    @AfterEach
    void disconnect() {
        sdkClients.close();
    }

    @Test
    void anEmbedderReturnsItsVectorNameAndVersion() throws Exception {
        // When
        var answer = invoke("means", _ -> {}).get();

        // Then
        assertThat(answer.contentType()).startsWith("application/json");
        assertThat(answer.invokedProductionVariant()).isEqualTo("AllTraffic");
        assertThat(answer.customAttributes()).startsWith("model=means;version=1;sha256=");
        assertThat(json(answer).path("embedding")).hasSize(3).first().satisfies(red -> assertThat(red.floatValue())
                .isEqualTo(1f, Offset.offset(1e-5f)));
        assertThat(json(invoke("nested", _ -> {}).get()).path("embedding").path(0))
                .hasSize(3);
    }

    @Test
    void aVerboseAnswerOfAClassifierHasItsLabels() throws Exception {
        // When
        var plain = json(invoke("brightest", request -> request.accept("application/json"))
                .get());
        var verbose = json(invoke("brightest", request -> request.accept("application/json;verbose"))
                .get());

        // Then
        assertThat(plain.fieldNames()).toIterable().containsExactly("probabilities");
        assertThat(verbose.path("labels")).extracting(JsonNode::asText).containsExactly("red", "green", "blue");
        assertThat(verbose.path("predicted_label").asText()).isEqualTo("red");
    }

    @Test
    void aDetectorReturnsBoxesAsSharesOfThePictureThatWasSent() throws Exception {
        // Given: a picture twice as wide as high, so that the square has bars above and below it
        var wide = SdkBytes.fromByteArray(PlainPictures.plain(Color.RED, 200, 100, "jpg"));

        // When
        var found =
                json(invoke("boxes", request -> request.body(wide).accept("application/json;verbose;n_predictions=1"))
                        .get());

        // Then
        assertThat(found.path("classes")).extracting(JsonNode::asInt).containsExactly(1);
        assertThat(found.path("labels").path(1).asText()).isEqualTo("coin");
        assertThat(found.path("normalized_boxes").path(0))
                .extracting(JsonNode::asDouble)
                .containsExactly(0.25, 0.0, 0.75, 1.0);
    }

    @Test
    void aSegmenterReturnsAClassForEachCellOfThePictureWithoutItsBorder() throws Exception {
        // Given
        var wide = SdkBytes.fromByteArray(PlainPictures.plain(Color.BLUE, 200, 100, "png"));

        // When
        var map = json(invoke("segments", request -> request.body(wide).accept("application/json;verbose"))
                .get());

        // Then
        assertThat(map.path("predictions")).hasSize(16);
        assertThat(map.path("predictions").path(8)).hasSize(32).allMatch(cell -> cell.asInt() == 2);
        assertThat(map.path("image_labels")).extracting(JsonNode::asText).containsExactly("blue");
    }

    @Test
    void aVariantIsAVersion() throws Exception {
        assertThat(invoke("twice", _ -> {}).get().customAttributes()).startsWith("model=twice;version=2");
        var older = invoke("twice", request -> request.targetVariant("1")).get();
        assertThat(older.customAttributes()).startsWith("model=twice;version=1");
        assertThat(older.invokedProductionVariant()).isEqualTo("1");
        refused(invoke("twice", request -> request.targetVariant("7")), "Variant 7 not found");
    }

    @Test
    void oneEndpointServesEveryModelByTargetModelOrComponent() throws Exception {
        assertThat(invoke("models", request -> request.targetModel("means.tar.gz"))
                        .get()
                        .customAttributes())
                .startsWith("model=means;");
        assertThat(invoke("models", request -> request.inferenceComponentName("brightest"))
                        .get()
                        .customAttributes())
                .startsWith("model=brightest;");
        refused(invoke("models", _ -> {}), "name the model");
        refused(invoke("models", request -> request.targetModel("absent.tar.gz")), "absent not found");
        refused(invoke("means", request -> request.targetModel("brightest")), "not a multi-model endpoint");
        refused(invoke("means", request -> request.inferenceComponentName("other")), "not found on endpoint");
    }

    @Test
    void theResponseRepeatsTheAttributesOfTheCaller() throws Exception {
        // When
        var answer = invoke(
                        "means", request -> request.customAttributes("trace=42").inferenceId("coin-7"))
                .get();

        // Then
        assertThat(answer.customAttributes()).endsWith(";trace=42");
        assertThat(answer.sdkHttpResponse().firstMatchingHeader("X-Amzn-SageMaker-Inference-Id"))
                .contains("coin-7");
    }

    @Test
    void whatThisServerLacksIsRefusedAndNotIgnored() {
        refused(invoke("absent", _ -> {}), "Endpoint absent of account 000000000000 not found");
        refused(invoke("means", request -> request.enableExplanations("`true`")), "no explainer");
        refused(invoke("means", request -> request.sessionId("NEW_SESSION")), "no sessions");
        refused(invoke("means", request -> request.targetContainerHostname("two")), "multi-container");
        refused(invoke("means", request -> request.inferenceId("x".repeat(65))), "length less than or equal to 64");
        refused(
                invoke("means", request -> request.body(SdkBytes.fromByteArray(new byte[6_291_457]))),
                "less than or equal to 6291456");
    }

    @Test
    void whatTheModelsContainerRefusesIsAModelErrorWithItsOwnWords() {
        modelError(
                invoke("means", request -> request.body(SdkBytes.fromUtf8String("<html>"))),
                400,
                "neither JPEG nor PNG");
        modelError(invoke("means", request -> request.contentType("text/csv")), 415, "text/csv");
        modelError(invoke("means", request -> request.accept("text/csv")), 406, "text/csv");
    }

    @Test
    void hundredsAtOnceAreAllAnswered() {
        // When
        var answers = new ArrayList<CompletableFuture<InvokeEndpointResponse>>();
        for (int call = 0; call < 200; call++) {
            answers.add(invoke("means", _ -> {}));
        }

        // Then
        assertThat(answers).allSatisfy(answer -> assertThat(answer)
                .succeedsWithin(Duration.ofMinutes(2))
                .satisfies(
                        response -> assertThat(json(response).path("embedding")).hasSize(3)));
    }

    private CompletableFuture<InvokeEndpointResponse> invoke(
            String endpoint, Consumer<InvokeEndpointRequest.Builder> more) {
        return sdkClients.sageMaker().invokeEndpoint(request -> {
            request.endpointName(endpoint).contentType("application/x-image").body(RED);
            more.accept(request);
        });
    }

    private static void refused(CompletableFuture<InvokeEndpointResponse> call, String expected) {
        assertThat(call)
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .havingCause()
                .isInstanceOfSatisfying(ValidationErrorException.class, refusal -> {
                    assertThat(refusal.statusCode()).isEqualTo(400);
                    assertThat(refusal.awsErrorDetails().errorMessage()).contains(expected);
                });
    }

    private static void modelError(CompletableFuture<InvokeEndpointResponse> call, int status, String expected) {
        assertThat(call)
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .havingCause()
                .isInstanceOfSatisfying(ModelErrorException.class, failure -> {
                    assertThat(failure.statusCode()).isEqualTo(424);
                    assertThat(failure.originalStatusCode()).isEqualTo(status);
                    assertThat(failure.originalMessage()).contains(expected);
                });
    }

    private static JsonNode json(InvokeEndpointResponse answer) throws Exception {
        return new ObjectMapper().readTree(answer.body().asByteArray());
    }
}
