package org.vitrine.inference.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitrine.inference.measure.InferenceMetric;
import org.vitrine.inference.remote.AwsStubServer.Answer;
import org.vitrine.inference.remote.RemoteFault.Consequence;
import org.vitrine.platform.junit.TestPlatform;

/** Tests the classification and the consequence of each modelled error of AWS, with the AWS SDK over a socket. */
class FaultWireTest {

    @BeforeAll
    static void signIn() {
        TestPlatform.account();
    }

    /** All errors that the Smithy model names for DetectLabels and DetectCustomLabels. */
    @ParameterizedTest
    @CsvSource({
        "400, AccessDeniedException, remote-access-denied, DEAD_LETTER",
        "400, ImageTooLargeException, invalid-image, REJECT",
        "500, InternalServerError, remote-unreachable, HOLD_BACK",
        "400, InvalidImageFormatException, invalid-image, REJECT",
        "400, InvalidParameterException, remote-refused, DEAD_LETTER",
        "400, InvalidS3ObjectException, remote-refused, DEAD_LETTER",
        "400, LimitExceededException, remote-throttled, HOLD_BACK",
        "400, ProvisionedThroughputExceededException, remote-throttled, HOLD_BACK",
        "400, ResourceNotFoundException, remote-refused, DEAD_LETTER",
        "400, ResourceNotReadyException, model-not-ready, HOLD_BACK",
        "400, ThrottlingException, remote-throttled, HOLD_BACK",
        "500, ThrottlingException, remote-throttled, HOLD_BACK",
        "400, ExpiredTokenException, remote-access-denied, HOLD_BACK",
    })
    void everyModelledErrorOfRekognitionHasItsOutcome(int status, String type, String code, Consequence consequence) {
        // When
        var fault = fast(Map.of(), Answer.rekognitionError(status, type, "the words of Rekognition"), true);

        // Then
        assertThat(fault.code()).isEqualTo(code);
        assertThat(fault.consequence()).isEqualTo(consequence);
        assertThat(fault.sentence()).contains("the words of Rekognition");
    }

    /** All errors that the Smithy model names for InvokeEndpoint. */
    @ParameterizedTest
    @CsvSource({
        "530, InternalDependencyException, remote-unreachable, HOLD_BACK",
        "500, InternalFailure, remote-unreachable, HOLD_BACK",
        "429, ModelNotReadyException, model-not-ready, HOLD_BACK",
        "503, ServiceUnavailable, model-not-ready, HOLD_BACK",
        "400, ValidationError, remote-refused, DEAD_LETTER",
        "429, ThrottlingException, remote-throttled, HOLD_BACK",
        "400, ThrottlingException, remote-throttled, HOLD_BACK",
    })
    void everyModelledErrorOfTheRuntimeHasItsOutcome(int status, String type, String code, Consequence consequence) {
        // When
        var fault = fast(
                Map.of(), Answer.sagemakerError(status, type, Map.of("Message", "the words of the runtime")), false);

        // Then
        assertThat(fault.code()).isEqualTo(code);
        assertThat(fault.consequence()).isEqualTo(consequence);
        assertThat(fault.sentence()).contains("the words of the runtime");
    }

    @Test
    void everyErrorOfTheModelsIsInTheTablesAbove() {
        assertThat(SmithyShapes.errorsOf("rekognition", "DetectLabels", "DetectCustomLabels"))
                .isSubsetOf(
                        "AccessDeniedException",
                        "ImageTooLargeException",
                        "InternalServerError",
                        "InvalidImageFormatException",
                        "InvalidParameterException",
                        "InvalidS3ObjectException",
                        "LimitExceededException",
                        "ProvisionedThroughputExceededException",
                        "ResourceNotFoundException",
                        "ResourceNotReadyException",
                        "ThrottlingException");
        assertThat(SmithyShapes.errorsOf("sagemaker-runtime", "InvokeEndpoint"))
                .isSubsetOf(
                        "InternalDependencyException",
                        "InternalFailure",
                        "ModelError",
                        "ModelNotReadyException",
                        "ServiceUnavailable",
                        "ValidationError");
    }

    @Test
    void aModelErrorHasTheMessageOfTheModelAndIsNotRepeated() {
        // Given
        var error = Answer.sagemakerError(
                424,
                "ModelError",
                Map.of(
                        "Message",
                        "Received server error (500) from primary",
                        "OriginalStatusCode",
                        500,
                        "OriginalMessage",
                        "cannot reshape array",
                        "LogStreamArn",
                        "arn:aws:logs:1"));
        try (var bench = new RemoteWireFixture(Map.of("attempts", "3"), _ -> error)) {
            // When
            var fault = bench.vectorFault();

            // Then
            assertThat(fault)
                    .isEqualTo(new RemoteFault.ModelError(
                            new RemoteModel.SageMaker("relief-bank"), 500, "cannot reshape array", "arn:aws:logs:1"));
            assertThat(fault.consequence()).isEqualTo(Consequence.DEAD_LETTER);
            assertThat(fault.sentence()).contains("cannot reshape array").contains("arn:aws:logs:1");
            assertThat(bench.requests()).hasSize(1);
        }
    }

    @Test
    void anOverloadedModelIsCalledAgainLater() {
        assertThat(RemoteWireFixture.vectorFault(_ -> Answer.sagemakerError(
                                424, "ModelError", Map.of("Message", "m", "OriginalStatusCode", 503)))
                        .consequence())
                .isEqualTo(Consequence.HOLD_BACK);
    }

    @Test
    void aThrottledCallIsRepeatedAfterTheRequestedWaitAndIsNoFault() {
        // Given
        var calls = new AtomicInteger();
        try (var bench = new RemoteWireFixture(_ -> calls.incrementAndGet() < 3
                ? Answer.sagemakerError(429, "ThrottlingException", Map.of("message", "slow down"))
                        .with("Retry-After", "1")
                : Answer.json(200, "{\"embedding\":[1]}"))) {
            // When
            long started = System.nanoTime();
            var vector = bench.endpoints
                    .vector(
                            RemoteWireFixture.INPUT,
                            RemoteWireFixture.READER,
                            RemoteWireFixture.BANK,
                            RemoteWireFixture.RECORD)
                    .await()
                    .atMost(RemoteWireFixture.TIMEOUT);

            // Then
            assertThat(vector.vector().dimension()).isOne();
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThan(Duration.ofSeconds(2));
            assertThat(bench.metrics
                            .get(InferenceMetric.CALLS.metricName())
                            .tags("remote", "sagemaker", "outcome", "answered")
                            .timer()
                            .count())
                    .isOne();
        }
    }

    @Test
    void whenToComeAgainIsReadFromTheAnswer() {
        assertThat(RemoteWireFixture.vectorFault(_ -> Answer.sagemakerError(
                                429, "ModelNotReadyException", Map.of("Message", "downloading the model"))
                        .with("Retry-After", "3")))
                .isEqualTo(new RemoteFault.NotReady(
                        new RemoteModel.SageMaker("relief-bank"),
                        "downloading the model",
                        Optional.of(Duration.ofSeconds(3))));
    }

    @Test
    void aCutConnectionIsUnreachable() {
        assertThat(RemoteWireFixture.vectorFault(_ -> {
                    throw new IllegalStateException("the stand-in hangs up");
                }))
                .isInstanceOf(RemoteFault.Unreachable.class);
    }

    @Test
    void aMissingRemoteIsUnreachableAndThenNotCalled() {
        try (var bench = new RemoteWireFixture(Map.of("attempts", "3"), _ -> Answer.json(200, "{}"))) {
            // Given
            bench.standIn.close();

            // When
            var first = bench.vectorFault();
            var second = bench.vectorFault();

            // Then
            assertThat(first).isInstanceOf(RemoteFault.Unreachable.class);
            assertThat(second).isInstanceOf(RemoteFault.NotAttempted.class);
            assertThat(second.consequence()).isEqualTo(Consequence.HOLD_BACK);
            assertThat(second.retryAfter()).isPresent();
            assertThat(bench.gates.states().get("sagemaker/relief-bank"))
                    .isNotNull()
                    .matches(gate -> gate.open());
            assertThat(bench.wellness.call().getStatus().name()).isEqualTo("DOWN");
        }
    }

    /** Calls with one attempt and a short time-out, so that repetitions of throttled calls end quickly. */
    private static RemoteFault fast(Map<String, String> more, Answer answer, boolean labels) {
        var settings = new java.util.HashMap<>(more);
        settings.put("attempts", "1");
        settings.put("call-timeout", "100ms");
        try (var bench = new RemoteWireFixture(settings, _ -> answer)) {
            return labels ? bench.labelFault() : bench.vectorFault();
        }
    }
}
