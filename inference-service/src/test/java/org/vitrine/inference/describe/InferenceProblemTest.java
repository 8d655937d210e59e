package org.vitrine.inference.describe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vitrine.inference.remote.Remote;
import org.vitrine.inference.remote.RemoteFault;

class InferenceProblemTest {

    private static final Remote REMOTE = new Remote.SageMaker("relief-bank");
    private static final Duration DEFAULT_WAIT = Duration.ofSeconds(5);

    @Test
    void noFaultOfARemoteIsAnInternalError() {
        // Given
        var faults = List.<RemoteFault>of(
                new RemoteFault.Throttled(REMOTE, "slow down", Optional.empty()),
                new RemoteFault.NotReady(REMOTE, "loading", Optional.empty()),
                new RemoteFault.Unreachable(REMOTE, "connection refused", Optional.empty()),
                new RemoteFault.ModelError(REMOTE, 500, "cannot reshape array", ""),
                new RemoteFault.AccessDenied(REMOTE, "not you", false),
                new RemoteFault.Refused(REMOTE, 400, "ValidationError", "no such endpoint"),
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
    void theRemotesOwnRetryAfterIsHandedOn() {
        // Given
        var fault = new RemoteFault.Throttled(REMOTE, "slow down", Optional.of(Duration.ofSeconds(17)));

        // Then
        assertThat(new InferenceProblem.RemoteFailed(fault, DEFAULT_WAIT)
                        .exception()
                        .retryAfter())
                .contains(Duration.ofSeconds(17));
    }

    @Test
    void aPictureNobodyAcceptsIsTheCallersAffair() {
        // Given
        var fault =
                new RemoteFault.InvalidPicture(new Remote.Rekognition(), "InvalidImageFormatException", "no picture");

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
