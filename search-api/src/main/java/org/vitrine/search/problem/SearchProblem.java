package org.vitrine.search.problem;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.vitrine.problem.ProblemDetail;
import org.vitrine.problem.ProblemException;

/**
 * Reasons for which search-api refuses a request. Those that only concern filters, review tasks or decisions are in
 * their packages. Each record has a status, a title and a detail in {@link #detail}; the compiler enforces it for new
 * records.
 */
public sealed interface SearchProblem {

    record UnknownCollection(String collectionId) implements SearchProblem {}

    record UnknownImage(String imageId) implements SearchProblem {}

    record UnknownSpecimen(String collectionId, String specimenId) implements SearchProblem {}

    record UnknownItem(String collectionId, String itemId) implements SearchProblem {}

    record UnknownKind(String kind, List<String> known) implements SearchProblem {}

    record NoSuchRendition(String imageId, String kind) implements SearchProblem {}

    /**
     * An image that cannot be compared.
     *
     * @param reason what is missing or damaged, as a clause
     */
    record NotPrepared(String imageId, String reason) implements SearchProblem {}

    record NoPhotograph() implements SearchProblem {}

    record AmbiguousPhotographs() implements SearchProblem {}

    record InvalidCursor() implements SearchProblem {}

    /** OpenSearch no longer keeps the point in time that the cursor refers to. */
    record ExpiredCursor() implements SearchProblem {}

    record InvalidParameter(String name, String given, String requirement) implements SearchProblem {}

    record TooLarge(long maxBytes) implements SearchProblem {}

    /**
     * A service that this one depends on does not answer.
     *
     * @param service name of its module, or a description of it if it is not a module of Vitrine
     * @param upstreamDetail detail of the problem that the service sent; empty if it sent none
     * @param retryAfter when the client may try again
     */
    record Unavailable(String service, Optional<String> upstreamDetail, Duration retryAfter) implements SearchProblem {

        public Unavailable(String service, Duration retryAfter) {
            this(service, Optional.empty(), retryAfter);
        }
    }

    /**
     * A service behind this one is configured to call an endpoint that does not exist or is not permitted. A retry does
     * not help; the problem details name the endpoint and where to change it.
     *
     * @param problem problem details as the service sent them
     */
    record Misconfigured(String service, ProblemDetail problem) implements SearchProblem {}

    /**
     * The address of a service is not configured.
     *
     * @param property setting that states the address
     */
    record NotConfigured(String service, String property) implements SearchProblem {}

    record Busy(Duration retryAfter) implements SearchProblem {}

    /**
     * Another service refused the photograph.
     *
     * @param problem problem details as that service sent them
     */
    record Refused(ProblemDetail problem) implements SearchProblem {}

    default ProblemDetail detail() {
        return switch (this) {
            case UnknownCollection(var id) ->
                ProblemDetail.of(
                                404,
                                "unknown-collection",
                                "Unknown collection",
                                "There is no collection '%s'. GET /v1/collections lists them.".formatted(id))
                        .with("collectionId", id);
            case UnknownImage(var id) ->
                ProblemDetail.of(
                                404,
                                "unknown-image",
                                "Unknown image",
                                "No image '%s' is indexed. If it was sent just now, try again in a few seconds."
                                        .formatted(id))
                        .with("imageId", id);
            case UnknownSpecimen(var collection, var id) ->
                ProblemDetail.of(
                                404,
                                "unknown-specimen",
                                "Unknown specimen",
                                "Collection '%s' has no indexed photograph of specimen '%s'. Check the number, and the institution."
                                        .formatted(collection, id))
                        .with("collectionId", collection)
                        .with("specimenId", id);
            case UnknownItem(var collection, var id) ->
                ProblemDetail.of(
                                404,
                                "unknown-item",
                                "Unknown item",
                                "Collection '%s' has no item '%s'. Check the id, or open the item first."
                                        .formatted(collection, id))
                        .with("collectionId", collection)
                        .with("itemId", id);
            case UnknownKind(var kind, var known) ->
                ProblemDetail.of(
                                404,
                                "unknown-rendition",
                                "Unknown rendition",
                                "There is no kind of rendition '%s'. Use one of %s."
                                        .formatted(kind, String.join(", ", known)))
                        .with("known", known);
            case NoSuchRendition(var id, var kind) ->
                ProblemDetail.of(
                                404,
                                "no-such-rendition",
                                "No such rendition",
                                "Image '%s' has no rendition '%s'. Read the image again: it may have been withdrawn or replaced."
                                        .formatted(id, kind))
                        .with("imageId", id);
            case NotPrepared(var id, var reason) ->
                ProblemDetail.of(
                                409,
                                "not-prepared",
                                "Image without a prepared picture",
                                "Image '%s' cannot be compared: %s. Process it again; if it was sent just now, try again in a few seconds."
                                        .formatted(id, reason))
                        .with("imageId", id);
            case NoPhotograph() ->
                ProblemDetail.of(
                        400,
                        "no-photograph",
                        "No photograph",
                        "Send a photograph as the body, or as the part obverse, reverse or image of a form.");
            case AmbiguousPhotographs() ->
                ProblemDetail.of(
                        400,
                        "ambiguous-photographs",
                        "Ambiguous photographs",
                        "Send one or two photographs. At most one is the part obverse, and at most one the part reverse.");
            case InvalidCursor() ->
                ProblemDetail.of(
                        400,
                        "invalid-cursor",
                        "Invalid cursor",
                        "The cursor is damaged, or belongs to another list or other filters. Begin again without one.");
            case ExpiredCursor() ->
                ProblemDetail.of(
                        410,
                        "expired-cursor",
                        "Expired cursor",
                        "The cursor has expired. Begin again without a cursor.");
            case InvalidParameter(var name, var given, var requirement) ->
                ProblemDetail.of(
                                400,
                                "invalid-parameter",
                                "Invalid parameter",
                                "%s is '%s'; %s".formatted(name, given, requirement))
                        .with("parameter", name)
                        .with("value", given);
            case TooLarge(var maxBytes) ->
                ProblemDetail.of(
                                413,
                                "too-large",
                                "Too large",
                                "A request body has at most %s (vitrine.search.max-upload). Send a smaller photograph, or one side at a time."
                                        .formatted(size(maxBytes)))
                        .with("maxBytes", maxBytes);
            case Unavailable(var service, var upstreamDetail, var retryAfter) ->
                ProblemDetail.of(
                                503,
                                "service-unavailable",
                                "Service unavailable",
                                "%s Try again in %d s."
                                        .formatted(
                                                upstreamDetail.orElse(service + " did not answer."),
                                                retryAfter.toSeconds()))
                        .with("service", service);
            case Misconfigured(var service, var problem) -> problem.with("service", service);
            case NotConfigured(var service, var property) ->
                ProblemDetail.of(
                                404,
                                "service-not-configured",
                                "Service not configured",
                                "The address of %s is not configured. Set %s.".formatted(service, property))
                        .with("service", service)
                        .with("property", property);
            case Busy(var retryAfter) ->
                ProblemDetail.of(
                        503,
                        "busy",
                        "Busy",
                        "Too many requests are waiting. Try again in %d s.".formatted(retryAfter.toSeconds()));
            case Refused(var problem) -> problem;
        };
    }

    /** Returns when a retry is worthwhile; empty if the request itself must change. */
    default Optional<Duration> retryDelay() {
        return switch (this) {
            case Unavailable it -> Optional.of(it.retryAfter());
            case Busy it -> Optional.of(it.retryAfter());
            case UnknownCollection _,
                    UnknownImage _,
                    UnknownSpecimen _,
                    UnknownItem _,
                    UnknownKind _,
                    NoSuchRendition _,
                    NotPrepared _,
                    NoPhotograph _,
                    AmbiguousPhotographs _,
                    Misconfigured _,
                    NotConfigured _,
                    InvalidCursor _,
                    ExpiredCursor _,
                    InvalidParameter _,
                    TooLarge _,
                    Refused _ -> Optional.empty();
        };
    }

    private static String size(long bytes) {
        long kibibyte = 1L << 10;
        long mebibyte = 1L << 20;
        if (bytes % mebibyte == 0) {
            return bytes / mebibyte + " MiB";
        }
        return bytes % kibibyte == 0 ? bytes / kibibyte + " KiB" : bytes + " bytes";
    }

    /** Returns an exception that ends the request with this problem. */
    default ProblemException exception() {
        return retryDelay()
                .map(delay -> ProblemException.retryable(detail(), delay))
                .orElseGet(() -> new ProblemException(detail()));
    }
}
