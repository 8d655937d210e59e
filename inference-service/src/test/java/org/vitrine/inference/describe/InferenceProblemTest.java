package org.vitrine.inference.describe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vitrine.inference.remote.RemoteFault;
import org.vitrine.inference.remote.RemoteModel;

class InferenceProblemTest {

    private static final RemoteModel REMOTE = new RemoteModel.SageMaker("relief-bank");
    private static final Duration DEFAULT_WAIT = Duration.ofSeconds(5);

    @Test
    void noFaultOfARemoteIsAnInternalError() {
        // Given
        var faults = List.<RemoteFault>of(
                new RemoteFault.Throttled(REMOTE, "slow down", Optional.empty()),
                new RemoteFault.NotReady(REMOTE, "loading", Optional.empty()),
                new RemoteFault.Unreachable(REMOTE, "connection refused", Optional.empty()),
                new RemoteFault.ModelError(REMOTE, 500, "cannot reshape array", ""),
                new RemoteFault.AccessDenied(REMOTE, "expired", true),
                new RemoteFault.MalformedAnswer(REMOTE, "not JSON"));

        // Then
        assertThat(faults).allSatisfy(fault -> {
            var thrown = new InferenceProblem.RemoteFailed(fault, DEFAULT_WAIT).exception();
            assertThat(thrown.problem().status()).isEqualTo(503);
            assertThat(thrown.problem().code()).isEqualTo(fault.code());
            assertThat(thrown.problem().detail()).contains("SageMaker endpoint 'relief-bank'");
            assertThat(thrown.retryAfter()).contains(DEFAULT_WAIT);
        });
    }

    @Test
    void anEndpointThatDoesNotExistOrMayNotBeCalledIsNamedWithTheRemedyAndNoTimeToComeAgain() {
        // Given
        var refused = new RemoteFault.Refused(REMOTE, 400, "ValidationError", "no such endpoint");
        var denied = new RemoteFault.AccessDenied(REMOTE, "not you", false);

        // When
        var wrongName = new InferenceProblem.RemoteFailed(refused, DEFAULT_WAIT).exception();
        var noRight = new InferenceProblem.RemoteFailed(denied, DEFAULT_WAIT).exception();

        // Then
        assertThat(wrongName.problem().detail())
                .startsWith(
                        "SageMaker endpoint 'relief-bank' refuses the request with 400 ValidationError: no such endpoint.")
                .contains("PUT /v1/collections/{collectionId}");
        assertThat(noRight.problem().detail())
                .isEqualTo(
                        "SageMaker endpoint 'relief-bank' denies access: not you. Grant the role of inference-service the"
                                + " right to call it.");
        assertThat(wrongName.retryAfter()).isEmpty();
        assertThat(noRight.retryAfter()).isEmpty();
    }

    @Test
    void theRetryAfterOfTheRemoteIsPassedOn() {
        // Given
        var fault = new RemoteFault.Throttled(REMOTE, "slow down", Optional.of(Duration.ofSeconds(17)));

        // Then
        assertThat(new InferenceProblem.RemoteFailed(fault, DEFAULT_WAIT)
                        .exception()
                        .retryAfter())
                .contains(Duration.ofSeconds(17));
    }

    @Test
    void anInvalidPictureIsAFaultOfTheCaller() {
        // Given
        var fault = new RemoteFault.InvalidPicture(
                new RemoteModel.Rekognition(), "InvalidImageFormatException", "no picture");

        // When
        var thrown = new InferenceProblem.RemoteFailed(fault, DEFAULT_WAIT).exception();

        // Then
        assertThat(thrown.problem().status()).isEqualTo(422);
        assertThat(thrown.problem().detail())
                .isEqualTo(
                        "Rekognition DetectLabels does not accept the picture (InvalidImageFormatException): no picture");
        assertThat(thrown.retryAfter()).isEmpty();
    }
}
