package org.vitrine.inference.describe;

import java.time.Duration;
import org.vitrine.inference.remote.RemoteFault;
import org.vitrine.problem.ProblemDetail;
import org.vitrine.problem.ProblemException;

/**
 * All problem responses of inference-service. The switches below are exhaustive, so a new record does not compile
 * without a status, a title and a sentence.
 */
sealed interface InferenceProblem {

    record MalformedCollection(String collectionId) implements InferenceProblem {}

    record MalformedImage(String imageId) implements InferenceProblem {}

    record MalformedVersion(int version) implements InferenceProblem {}

    record MissingPart(String part) implements InferenceProblem {}

    record PartTooLarge(String part, long sizeBytes, long maxBytes) implements InferenceProblem {}

    record BodyTooLarge(long sizeBytes, long maxBytes) implements InferenceProblem {}

    record UnsupportedPart(String part) implements InferenceProblem {}

    record IncompleteExtent() implements InferenceProblem {}

    record NoEndpointForStep(String step, String collection) implements InferenceProblem {}

    record UnsupportedBody() implements InferenceProblem {}

    record MalformedCheck(String sentence) implements InferenceProblem {}

    record Busy(int limit, Duration retryAfter) implements InferenceProblem {}

    /**
     * A remote failed.
     *
     * @param retryAfter value of Retry-After if the remote stated none
     */
    record RemoteFailed(RemoteFault fault, Duration retryAfter) implements InferenceProblem {}

    default ProblemDetail detail() {
        return switch (this) {
            case MalformedCollection(var value) ->
                ProblemDetail.of(
                        400,
                        "malformed-collection",
                        "Malformed collection id",
                        "'%s' is not a collection id: 1 to 64 lower-case letters, digits and hyphens."
                                .formatted(value));
            case MalformedImage(var value) ->
                ProblemDetail.of(
                        400,
                        "malformed-image",
                        "Malformed image id",
                        "'%s' is not an image id: 1 to 100 letters, digits, hyphens and underscores.".formatted(value));
            case MalformedVersion(var value) ->
                ProblemDetail.of(
                        400,
                        "malformed-version",
                        "Malformed version",
                        "version is %d and must be 0 or more; leave it out if it is unknown.".formatted(value));
            case MissingPart(var part) ->
                ProblemDetail.of(
                        400,
                        "missing-part",
                        "Missing part",
                        "The multipart/form-data body has no file part '%s'. Send the picture of the object as that part."
                                .formatted(part));
            case PartTooLarge(var part, long size, long max) ->
                ProblemDetail.of(
                        413,
                        "too-large",
                        "Too large",
                        "Part '%s' has %d bytes, more than the %d accepted. Send a smaller rendition."
                                .formatted(part, size, max));
            case BodyTooLarge(long size, long max) ->
                ProblemDetail.of(
                        413,
                        "too-large",
                        "Too large",
                        "The body has %d bytes, more than the %d accepted. Send smaller renditions."
                                .formatted(size, max));
            case UnsupportedPart(var part) ->
                ProblemDetail.of(
                        415,
                        "unsupported-format",
                        "Unsupported format",
                        "Part '%s' is neither PNG nor JPEG. Convert it to one of them.".formatted(part));
            case IncompleteExtent() ->
                ProblemDetail.of(
                        400,
                        "half-an-extent",
                        "Incomplete extent",
                        "widthPx or heightPx is missing or less than 1. Send both for the upright original, or neither.");
            case NoEndpointForStep(var step, var collection) ->
                ProblemDetail.of(
                        404,
                        "no-endpoint-for-step",
                        "No endpoint for this step",
                        "The profile of collection '%s' has no endpoint for step '%s'; add it to stepEndpoints."
                                .formatted(collection, step));
            case UnsupportedBody() ->
                ProblemDetail.of(
                        415,
                        "unsupported-format",
                        "Unsupported format",
                        "The body is neither PNG nor JPEG. Convert it to one of them.");
            case MalformedCheck(var sentence) -> ProblemDetail.of(400, "malformed-check", "Malformed check", sentence);
            case Busy(int limit, var _) ->
                ProblemDetail.of(
                        503,
                        "busy",
                        "Busy",
                        "%d photographs are being described already. Send the request again after the seconds in Retry-After."
                                .formatted(limit));
            case RemoteFailed(var fault, var _) ->
                ProblemDetail.of(
                        fault instanceof RemoteFault.InvalidPicture ? 422 : 503,
                        fault.code(),
                        title(fault),
                        capitalized(fault.sentence()) + remedy(fault));
        };
    }

    /** Returns the exception for the HTTP layer, with {@code Retry-After} if the request may succeed later. */
    default ProblemException exception() {
        return switch (this) {
            case MalformedCollection _,
                    MalformedImage _,
                    MalformedVersion _,
                    MissingPart _,
                    PartTooLarge _,
                    BodyTooLarge _,
                    UnsupportedPart _,
                    IncompleteExtent _,
                    NoEndpointForStep _,
                    UnsupportedBody _,
                    MalformedCheck _ -> new ProblemException(detail());
            case Busy(var _, var wait) -> ProblemException.retryable(detail(), wait);
            case RemoteFailed(var fault, var _) when !isTemporary(fault) -> new ProblemException(detail());
            case RemoteFailed(var fault, var wait) ->
                ProblemException.retryable(detail(), fault.retryAfter().orElse(wait));
        };
    }

    /** Whether a repeated request may succeed. A wrong name, missing rights and an invalid picture are permanent. */
    private static boolean isTemporary(RemoteFault fault) {
        return switch (fault) {
            case RemoteFault.Refused _, RemoteFault.InvalidRequest _, RemoteFault.InvalidPicture _ -> false;
            case RemoteFault.AccessDenied(var _, var _, boolean expired) -> expired;
            case RemoteFault.Throttled _,
                    RemoteFault.NotReady _,
                    RemoteFault.Unreachable _,
                    RemoteFault.NotAttempted _,
                    RemoteFault.ModelError _,
                    RemoteFault.MalformedAnswer _ -> true;
        };
    }

    private static String remedy(RemoteFault fault) {
        return switch (fault) {
            case RemoteFault.Refused _, RemoteFault.InvalidRequest _ ->
                ". The profile of the collection names it: correct it with PUT /v1/collections/{collectionId} of ingest-service,"
                        + " or create the endpoint.";
            case RemoteFault.AccessDenied(var _, var _, boolean expired)
            when !expired -> ". Grant the role of inference-service the right to call it.";
            case RemoteFault.AccessDenied _,
                    RemoteFault.Throttled _,
                    RemoteFault.NotReady _,
                    RemoteFault.Unreachable _,
                    RemoteFault.NotAttempted _,
                    RemoteFault.ModelError _,
                    RemoteFault.MalformedAnswer _,
                    RemoteFault.InvalidPicture _ -> "";
        };
    }

    private static String title(RemoteFault fault) {
        return switch (fault) {
            case RemoteFault.Throttled _ -> "Model service throttled";
            case RemoteFault.NotAttempted _ -> "Model service not called";
            case RemoteFault.NotReady _ -> "Model not ready";
            case RemoteFault.Unreachable _ -> "Model service unreachable";
            case RemoteFault.ModelError _ -> "Model failed";
            case RemoteFault.AccessDenied _ -> "Model service denies access";
            case RemoteFault.Refused _ -> "Model service refuses the request";
            case RemoteFault.InvalidRequest _ -> "Endpoint cannot be called";
            case RemoteFault.MalformedAnswer _ -> "Malformed answer of a model";
            case RemoteFault.InvalidPicture _ -> "Invalid image";
        };
    }

    private static String capitalized(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
