package org.vitrine.index.progress;

import java.time.Duration;
import org.vitrine.problem.ProblemDetail;
import org.vitrine.problem.ProblemException;

/** The error responses of the progress API. */
sealed interface ProgressProblem {

    Duration RETRY = Duration.ofSeconds(2);

    record UnknownImage(String imageId) implements ProgressProblem {}

    /** The state is being restored or moved between replicas, or another replica does not answer; retry later. */
    record Unavailable(String cause) implements ProgressProblem {}

    record Malformed(String sentence) implements ProgressProblem {}

    default ProblemException exception() {
        return switch (this) {
            case UnknownImage(var imageId) ->
                new ProblemException(ProblemDetail.of(
                        404,
                        "unknown-image",
                        "Unknown image",
                        "No image '%s' has arrived. If it was posted just now, retry in a few seconds."
                                .formatted(imageId)));
            case Unavailable(var cause) ->
                ProblemException.retryable(
                        ProblemDetail.of(
                                503,
                                "progress-unavailable",
                                "Progress unavailable",
                                "Journeys are being restored or moved between replicas (%s). Retry in a few seconds."
                                        .formatted(cause)),
                        RETRY);
            case Malformed(var sentence) ->
                new ProblemException(ProblemDetail.of(400, "malformed-request", "Malformed request", sentence));
        };
    }
}
