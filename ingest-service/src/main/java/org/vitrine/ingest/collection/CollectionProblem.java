package org.vitrine.ingest.collection;

import java.time.Duration;
import java.util.List;
import org.vitrine.problem.ProblemDetail;
import org.vitrine.problem.ProblemException;

/** Every way a change of a collection is refused. */
sealed interface CollectionProblem {

    /** The request contradicts what Vitrine sets itself. */
    record Contradicts(String sentence) implements CollectionProblem {}

    /** The profile has changed since it was read. */
    record Outdated(String sentence) implements CollectionProblem {}

    /** If-Match or If-None-Match does not hold. */
    record PreconditionFailed(String header, String given, String now) implements CollectionProblem {}

    /** Photographs would no longer be found. */
    record EmbedderInUse(String collectionId, String former, String next, long photographs)
            implements CollectionProblem {}

    /** One replacement at a time. */
    record ReplacementUnderWay(String collectionId, String next) implements CollectionProblem {}

    /** No endpoint, variant, model or ARN can have such a name. */
    record MalformedEndpoint(String sentence) implements CollectionProblem {}

    /** inference-service asked, and these do not exist. */
    record UnknownEndpoints(List<String> sentences) implements CollectionProblem {}

    /** Photographs are withdrawn, none is accepted. */
    record BeingDeleted(String collectionId) implements CollectionProblem {}

    default ProblemDetail detail() {
        return switch (this) {
            case Contradicts(var sentence) ->
                ProblemDetail.of(422, "contradictory-profile", "Contradictory profile", sentence);
            case Outdated(var sentence) ->
                ProblemDetail.of(409, "profile-changed", "Profile changed meanwhile", sentence);
            case PreconditionFailed(var header, var given, var now) ->
                ProblemDetail.of(
                        412,
                        "precondition-failed",
                        "Precondition failed",
                        "%s is %s, but the profile's ETag is %s now: read it again.".formatted(header, given, now));
            case EmbedderInUse(var collectionId, var former, var next, var photographs) ->
                ProblemDetail.of(
                                409,
                                "embedder-in-use",
                                "Embedder in use",
                                "%d photographs of '%s' have vectors by '%s'; with '%s' as embedder no search would find them. Send the change with ?reprocess=true: they are embedded by '%s' as well, and searches use it once all are."
                                        .formatted(photographs, collectionId, former, next, next))
                        .with("photographs", photographs);
            case ReplacementUnderWay(var collectionId, var next) ->
                ProblemDetail.of(
                        409,
                        "reprocessing",
                        "Photographs are being processed again",
                        "The photographs of '%s' are being processed again, with '%s' as embedder. Wait (GET /v1/collections/%s/reprocess), or cancel it with DELETE."
                                .formatted(collectionId, next, collectionId));
            case MalformedEndpoint(var sentence) ->
                ProblemDetail.of(422, "malformed-endpoint", "Malformed endpoint", sentence);
            case UnknownEndpoints(var sentences) ->
                ProblemDetail.of(422, "unknown-endpoint", "Unknown endpoint", String.join(" ", sentences));
            case BeingDeleted(var collectionId) ->
                ProblemDetail.of(
                        409,
                        "collection-being-deleted",
                        "Collection is being deleted",
                        "The photographs of '%s' are being withdrawn. Once they are, the collection can be made anew."
                                .formatted(collectionId));
        };
    }

    /** To be thrown at the HTTP edge. */
    default ProblemException exception() {
        return switch (this) {
            case BeingDeleted _ -> ProblemException.retryable(detail(), Duration.ofSeconds(10));
            case Contradicts _,
                    Outdated _,
                    PreconditionFailed _,
                    EmbedderInUse _,
                    ReplacementUnderWay _,
                    MalformedEndpoint _,
                    UnknownEndpoints _ -> new ProblemException(detail());
        };
    }
}
