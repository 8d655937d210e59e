package org.vitrine.ingest.collection;

import java.time.Duration;
import java.util.List;
import org.vitrine.problem.ProblemDetail;
import org.vitrine.problem.ProblemException;

/** All reasons for which a change of a collection is refused. */
sealed interface CollectionProblem {

    /** The request contradicts a member of the profile that Vitrine sets itself. */
    record ContradictoryProfile(String sentence) implements CollectionProblem {}

    /** The profile has changed since the client read it. */
    record OutdatedProfile(String sentence) implements CollectionProblem {}

    /**
     * The condition of If-Match or If-None-Match is not met.
     *
     * @param header name of the header
     * @param given value of the header
     * @param currentTag ETag of the present profile, or {@code absent}
     */
    record PreconditionFailed(String header, String given, String currentTag) implements CollectionProblem {}

    /**
     * The change replaces the embedder without reprocessing, so that searches would no longer find the present
     * photographs.
     *
     * @param former endpoint of the present embedder
     * @param next endpoint that the request names
     * @param photographs how many photographs of the collection are indexed or in flight
     */
    record EmbedderInUse(String collectionId, String former, String next, long photographs)
            implements CollectionProblem {}

    /** The photographs are being reprocessed already; one replacement of the embedder at a time is possible. */
    record ReplacementInProgress(String collectionId, String next) implements CollectionProblem {}

    /** The name of an endpoint, variant or model, or an ARN, has a form that AWS does not allow. */
    record MalformedEndpoint(String sentence) implements CollectionProblem {}

    /**
     * inference-service reports that these endpoints do not exist.
     *
     * @param sentences one for each endpoint
     */
    record UnknownEndpoints(List<String> sentences) implements CollectionProblem {}

    /** The collection is being deleted: its photographs are being withdrawn, and none is accepted. */
    record BeingDeleted(String collectionId) implements CollectionProblem {}

    default ProblemDetail detail() {
        return switch (this) {
            case ContradictoryProfile(var sentence) ->
                ProblemDetail.of(422, "contradictory-profile", "Contradictory profile", sentence);
            case OutdatedProfile(var sentence) ->
                ProblemDetail.of(409, "profile-changed", "Profile changed meanwhile", sentence);
            case PreconditionFailed(var header, var given, var currentTag) ->
                ProblemDetail.of(
                        412,
                        "precondition-failed",
                        "Precondition failed",
                        "%s is %s, but the profile's ETag is %s now: read it again."
                                .formatted(header, given, currentTag));
            case EmbedderInUse(var collectionId, var former, var next, var photographs) ->
                ProblemDetail.of(
                                409,
                                "embedder-in-use",
                                "Embedder in use",
                                "%d photographs of '%s' have vectors by '%s'; with '%s' as embedder no search would find them. Send the change with ?reprocess=true: '%s' then embeds them as well, and searches use it once all are embedded."
                                        .formatted(photographs, collectionId, former, next, next))
                        .with("photographs", photographs)
                        .with("former", former)
                        .with("next", next);
            case ReplacementInProgress(var collectionId, var next) ->
                ProblemDetail.of(
                                409,
                                "reprocessing",
                                "Photographs are being processed again",
                                "The photographs of '%s' are being processed again, with '%s' as embedder. Wait (GET /v1/collections/%s/reprocess), or cancel it with DELETE."
                                        .formatted(collectionId, next, collectionId))
                        .with("next", next);
            case MalformedEndpoint(var sentence) ->
                ProblemDetail.of(422, "malformed-endpoint", "Malformed endpoint", sentence);
            case UnknownEndpoints(var sentences) ->
                ProblemDetail.of(422, "unknown-endpoint", "Unknown endpoint", String.join(" ", sentences));
            case BeingDeleted(var collectionId) ->
                ProblemDetail.of(
                        409,
                        "collection-being-deleted",
                        "Collection is being deleted",
                        "The photographs of '%s' are being withdrawn. After that, the collection can be created again."
                                .formatted(collectionId));
        };
    }

    /** Returns the exception that resources throw. */
    default ProblemException exception() {
        return switch (this) {
            case BeingDeleted _ -> ProblemException.retryable(detail(), Duration.ofSeconds(10));
            case ContradictoryProfile _,
                    OutdatedProfile _,
                    PreconditionFailed _,
                    EmbedderInUse _,
                    ReplacementInProgress _,
                    MalformedEndpoint _,
                    UnknownEndpoints _ -> new ProblemException(detail());
        };
    }
}
