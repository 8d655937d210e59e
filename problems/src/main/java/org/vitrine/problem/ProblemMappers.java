package org.vitrine.problem;

import io.quarkus.arc.All;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Turns every exception that ends a request into a response of type {@code application/problem+json}. An exception
 * without a mapping becomes 500 {@code internal-error} with an incident id, which the log contains as well.
 */
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    /** Codes and titles for the statuses with which Quarkus and JAX-RS themselves refuse a request. */
    private static final Map<Integer, List<String>> CODES_AND_TITLES = Map.of(
            400, List.of("bad-request", "Bad request"),
            401, List.of("unauthenticated", "Not signed in"),
            403, List.of("forbidden", "Not allowed"),
            404, List.of("not-found", "Not found"),
            405, List.of("method-not-allowed", "Method not allowed"),
            406, List.of("not-acceptable", "No such representation"),
            413, List.of("too-large", "Too large"),
            415, List.of("unsupported-media-type", "Unsupported media type"));

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final OutageDetection outageDetection;
    private final RequestLimitProblems requestLimits;

    ProblemMappers(@All List<OutageDetector> detectors, RequestLimitProblems requestLimits) {
        this.outageDetection = new OutageDetection(detectors);
        this.requestLimits = requestLimits;
    }

    @ServerExceptionMapper
    public Response problem(ProblemException failure) {
        return response(failure);
    }

    @ServerExceptionMapper
    public Response violation(ConstraintViolationException failure) {
        var detail = failure.getConstraintViolations().stream()
                .map(ProblemMappers::describe)
                .sorted()
                .collect(Collectors.joining("; "));
        return write(ProblemDetail.of(400, "invalid-parameter", "Invalid parameter", detail));
    }

    @ServerExceptionMapper
    public Response web(WebApplicationException failure, UriInfo uri) {
        var response = failure.getResponse();
        int status = response.getStatus();
        if (status < 400) {
            return response;
        }
        if (status >= 500) {
            return incident(failure, uri);
        }
        if (status == 413) {
            return write(requestLimits.problem(uri.getPath()));
        }
        var codeAndTitle = CODES_AND_TITLES.getOrDefault(status, List.of("bad-request", "Bad request"));
        var detail = status == 404
                ? "Nothing is found at " + uri.getPath() + "; the OpenAPI document at /q/openapi lists all paths."
                : "The request to " + uri.getPath() + " was refused: " + failure.getMessage();
        return write(ProblemDetail.of(status, codeAndTitle.getFirst(), codeAndTitle.getLast(), detail));
    }

    /**
     * Quarkus reports a body that it cannot read, or that ends early, by an {@code IOException}, as it reports an
     * internal fault.
     */
    @ServerExceptionMapper
    public Response unread(IOException failure, UriInfo uri) {
        return unforeseen(failure, uri);
    }

    @ServerExceptionMapper
    public Response unforeseen(Throwable failure, UriInfo uri) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return response(problem);
            }
        }
        var bodyFailure = BodyReadFailure.of(failure);
        if (bodyFailure.isPresent()) {
            return write(requestLimits.bodyProblem(bodyFailure.get()));
        }
        var outage = outageDetection.findOutage(failure);
        if (outage.isPresent()) {
            LOG.warnf(
                    "outage=%s path=%s cause=%s",
                    outage.get(), SecretRedaction.redact(uri.getPath()), SecretRedaction.redact(failure));
            return response(ProblemException.retryable(unavailable(outage.get()), RETRY_AFTER));
        }
        return incident(failure, uri);
    }

    static ProblemDetail unavailable(String dependency) {
        return ProblemDetail.of(
                503,
                "temporarily-unavailable",
                "Temporarily unavailable",
                dependency
                        + " does not answer in time. Send the same request again in %d s; doing so twice changes nothing."
                                .formatted(RETRY_AFTER.toSeconds()));
    }

    private static Response response(ProblemException failure) {
        var response = Response.fromResponse(write(failure.problem()));
        failure.retryAfter().ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, Math.max(1, wait.toSeconds())));
        return response.build();
    }

    private static Response incident(Throwable failure, UriInfo uri) {
        var incident = UUID.randomUUID().toString();
        LOG.errorf(failure, "incident=%s path=%s", incident, SecretRedaction.redact(uri.getPath()));
        return write(ProblemDetail.of(
                        500,
                        "internal-error",
                        "Internal error",
                        "The service failed to process the request. Give the operator incident %s; the log has its cause."
                                .formatted(incident))
                .with("incident", incident));
    }

    private static Response write(ProblemDetail problem) {
        return Response.status(problem.status())
                .type(ProblemDetail.MEDIA_TYPE)
                .entity(problem)
                .build();
    }

    private static String describe(ConstraintViolation<?> violation) {
        var path = violation.getPropertyPath().toString();
        var name = path.substring(path.lastIndexOf('.') + 1);
        return "%s is %s: it %s".formatted(name, violation.getInvalidValue(), violation.getMessage());
    }
}
