package org.vitrine.search.photograph;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vitrine.problem.ProblemDetail;

/**
 * Classifies the response of another service to a request of search-api.
 *
 * <p>It decides what the client receives: a refusal of the photograph is passed on to the client; anything else that is
 * not a valid answer (too many requests, an error, an unreadable body) counts as unavailability of the service.
 */
sealed interface UpstreamResponse<T> {

    record Answered<T>(T value) implements UpstreamResponse<T> {}

    /**
     * The service refused the photograph.
     *
     * @param problem problem details as the service sent them
     */
    record Refused<T>(ProblemDetail problem) implements UpstreamResponse<T> {}

    /**
     * The service failed, or is too busy.
     *
     * @param cause cause for the log
     * @param upstreamDetail detail of the problem that the service sent; empty if it sent none
     */
    record Failed<T>(String cause, Optional<String> upstreamDetail) implements UpstreamResponse<T> {

        Failed(String cause) {
            this(cause, Optional.empty());
        }
    }

    /** The service is configured to call an endpoint that does not exist or is not permitted; a retry does not help. */
    record Misconfigured<T>(ProblemDetail problem) implements UpstreamResponse<T> {}

    /**
     * Codes of inference-service for an endpoint that does not exist, a bad name or variant, and missing permissions.
     */
    Set<String> PERMANENT_CODES = Set.of("remote-refused", "remote-access-denied");

    /** Reads the body of an answer that is no problem. */
    @FunctionalInterface
    interface BodyReader<T> {

        /** Returns what the body states; null if it is empty. */
        @Nullable
        T read(byte[] body) throws IOException;
    }

    static <T> UpstreamResponse<T> read(int status, byte[] body, BodyReader<T> reader, ObjectMapper json) {
        if (status >= 200 && status < 300) {
            try {
                T value = reader.read(body);
                return value == null ? new Failed<>("an empty answer") : new Answered<>(value);
            } catch (JsonProcessingException unreadable) {
                return new Failed<>("an answer that cannot be read: " + unreadable.getOriginalMessage());
            } catch (IOException unreadable) {
                return new Failed<>("an answer that cannot be read: " + unreadable.getMessage());
            }
        }
        // Other 4xx are not about the photograph: 404 is about the path, 401, 403 and 408 about this client, 429 about
        // its rate.
        boolean refusesPhotograph = status == 400 || status == 413 || status == 415 || status == 422;
        if (refusesPhotograph) {
            return problem(status, body, json)
                    .<UpstreamResponse<T>>map(Refused::new)
                    .orElseGet(() -> failed(status));
        }
        return status == 503
                ? problem(status, body, json)
                        .<UpstreamResponse<T>>map(UpstreamResponse::serviceUnavailable)
                        .orElseGet(() -> failed(status))
                : failed(status);
    }

    private static <T> UpstreamResponse<T> serviceUnavailable(ProblemDetail problem) {
        return PERMANENT_CODES.contains(problem.code())
                ? new Misconfigured<>(problem)
                : new Failed<>(problem.code() + ": " + problem.detail(), Optional.of(problem.detail()));
    }

    private static <T> UpstreamResponse<T> failed(int status) {
        return new Failed<>("status " + status);
    }

    private static Optional<ProblemDetail> problem(int status, byte[] body, ObjectMapper json) {
        try {
            JsonNode tree = json.readTree(body);
            if (tree == null || !tree.hasNonNull("code") || !tree.hasNonNull("title")) {
                return Optional.empty();
            }
            return Optional.of(ProblemDetail.of(
                    status,
                    tree.get("code").asText(),
                    tree.get("title").asText(),
                    tree.path("detail").asText()));
        } catch (IOException | IllegalArgumentException notAProblem) {
            return Optional.empty();
        }
    }
}
