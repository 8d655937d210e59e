package org.vitrine.ingest.deadletter;

import java.time.Duration;
import org.vitrine.problem.ProblemDetail;
import org.vitrine.problem.ProblemException;

/** The reasons for which a request about dead letters is refused as a whole. */
sealed interface DeadLetterProblem {

    Duration RETRY_AFTER = Duration.ofSeconds(5);

    record Malformed(String sentence) implements DeadLetterProblem {}

    record UnknownLetter(String letter) implements DeadLetterProblem {}

    record UnknownGroup(String group) implements DeadLetterProblem {}

    /** Another replay or drop runs in this replica. */
    record Running() implements DeadLetterProblem {}

    /** Too many requests read letters at the same time. */
    record Busy() implements DeadLetterProblem {}

    /** The letters are being read after a start, or Kafka or the schema registry does not answer. */
    record Unavailable(String cause) implements DeadLetterProblem {}

    default ProblemException exception() {
        return switch (this) {
            case Malformed(var sentence) ->
                new ProblemException(ProblemDetail.of(400, "malformed-request", "Malformed request", sentence));
            case UnknownLetter(var letter) ->
                new ProblemException(ProblemDetail.of(
                        404,
                        "unknown-dead-letter",
                        "Unknown dead letter",
                        "Dead letter '%s' is not listed: Kafka has deleted it, or it is older than the newest of vitrine.ingest.dead-letters.listed. GET /v1/dead-letters lists the groups."
                                .formatted(LetterRequest.shown(letter))));
            case UnknownGroup(var group) ->
                new ProblemException(ProblemDetail.of(
                        404,
                        "unknown-dead-letter-group",
                        "Unknown group of dead letters",
                        "No listed dead letter is in group '%s'. GET /v1/dead-letters lists the groups."
                                .formatted(LetterRequest.shown(group))));
            case Running() ->
                ProblemException.retryable(
                        ProblemDetail.of(
                                409,
                                "replay-running",
                                "Replay running",
                                "Another request replays or drops dead letters in this replica. It begins no letter after 30 s. Send this one again when it has ended."),
                        RETRY_AFTER);
            case Busy() ->
                ProblemException.retryable(
                        ProblemDetail.of(
                                503,
                                "busy",
                                "Busy",
                                "Too many requests read dead letters at the same time. Send this one again in a few seconds."),
                        RETRY_AFTER);
            case Unavailable(var cause) ->
                ProblemException.retryable(
                        ProblemDetail.of(
                                503,
                                "dead-letters-unavailable",
                                "Dead letters unavailable",
                                "Dead letters cannot be read now (%s). Send the request again in a few seconds."
                                        .formatted(cause)),
                        RETRY_AFTER);
        };
    }
}
