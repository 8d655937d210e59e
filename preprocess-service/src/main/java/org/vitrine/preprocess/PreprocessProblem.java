package org.vitrine.preprocess;

import java.time.Duration;
import org.vitrine.problem.ProblemDetail;
import org.vitrine.vision.inspect.ReasonCode;

/** The reasons for which preprocess-service refuses an HTTP request, and their problem bodies. */
sealed interface PreprocessProblem {

    /** The photograph cannot be prepared; the reason code determines the status. */
    record BadPhotograph(ReasonCode reason, String sentence) implements PreprocessProblem {}

    record TooManyBytes(long sizeBytes, long maxBytes) implements PreprocessProblem {}

    record Busy(int underWay, Duration retryAfter) implements PreprocessProblem {}

    /**
     * A query parameter that cannot be read.
     *
     * @param expected which values are accepted, as a sentence
     */
    record InvalidParameter(String name, String value, String expected) implements PreprocessProblem {}

    default ProblemDetail detail() {
        return switch (this) {
            case BadPhotograph(var reason, var sentence) ->
                ProblemDetail.of(reason.httpStatus(), reason.code(), title(reason), sentence);
            case TooManyBytes(var sizeBytes, var maxBytes) ->
                ProblemDetail.of(
                        ReasonCode.TOO_LARGE.httpStatus(),
                        ReasonCode.TOO_LARGE.code(),
                        title(ReasonCode.TOO_LARGE),
                        "The photograph has %d bytes; at most %d are accepted: send a smaller copy."
                                .formatted(sizeBytes, maxBytes));
            case InvalidParameter(var name, var value, var expected) ->
                ProblemDetail.of(
                        400,
                        "invalid-parameter",
                        "Invalid parameter",
                        "%s is '%s'; %s".formatted(name, value, expected));
            case Busy(var underWay, var retryAfter) ->
                ProblemDetail.of(
                        503,
                        "busy",
                        "Busy",
                        "%d photographs are being prepared already. Try again in %d s."
                                .formatted(underWay, retryAfter.toSeconds()));
        };
    }

    private static String title(ReasonCode reason) {
        return switch (reason) {
            case EMPTY -> "Empty file";
            case UNSUPPORTED_FORMAT -> "Unsupported format";
            case TRUNCATED -> "Truncated photograph";
            case DAMAGED -> "Damaged photograph";
            case TOO_SMALL -> "Too few pixels";
            case TOO_LARGE -> "Too many bytes";
            case TOO_MANY_PIXELS -> "Too many pixels";
            case TOO_MANY_FRAMES -> "Too many frames";
        };
    }
}
