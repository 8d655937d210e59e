package org.vitrine.search.photograph;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.Set;
import org.vitrine.problem.ProblemDetail;

/**
 * Reads what another service said to a request of ours.
 *
 * <p>Whom to blame is decided here: what it says of the photograph is passed on to whoever sent it; everything else
 * (too many requests, an error, an answer nobody can read) means the service is not there for us.
 */
sealed interface UpstreamResponse<T> {

    record Answered<T>(T value) implements UpstreamResponse<T> {}

    /** The photograph is at fault; what the service said of it. */
    record Refused<T>(ProblemDetail problem) implements UpstreamResponse<T> {}

    /**
     * The service is at fault, or too busy.
     *
     * @param cause for our log
     * @param said the service's own sentence, where it answered a problem
     */
    record Failed<T>(String cause, Optional<String> said) implements UpstreamResponse<T> {

        Failed(String cause) {
            this(cause, Optional.empty());
        }
    }

    /** The service is configured to ask something that does not exist or is not allowed; asking again does not help. */
    record Misconfigured<T>(ProblemDetail problem) implements UpstreamResponse<T> {}

    /** What inference-service says of an endpoint that does not exist, a bad name or variant, and missing rights. */
    Set<String> PERMANENT = Set.of("remote-refused", "remote-access-denied");

    static <T> UpstreamResponse<T> read(int status, String body, Class<T> type, ObjectMapper json) {
        if (status >= 200 && status < 300) {
            try {
                T value = json.readValue(body, type);
                return value == null ? new Failed<>("an empty answer") : new Answered<>(value);
            } catch (JsonProcessingException unreadable) {
                return new Failed<>("an answer that cannot be read: " + unreadable.getOriginalMessage());
            }
        }
        // 404 would blame our own path, 401, 403 and 408 our own client, 429 our own pace: none the photograph.
        boolean ofThePhotograph = status == 400 || status == 413 || status == 415 || status == 422;
        if (ofThePhotograph) {
            return problem(status, body, json)
                    .<UpstreamResponse<T>>map(Refused::new)
                    .orElseGet(() -> failed(status));
        }
        return status == 503
                ? problem(status, body, json)
                        .<UpstreamResponse<T>>map(UpstreamResponse::unserved)
                        .orElseGet(() -> failed(status))
                : failed(status);
    }

    private static <T> UpstreamResponse<T> unserved(ProblemDetail problem) {
        return PERMANENT.contains(problem.code())
                ? new Misconfigured<>(problem)
                : new Failed<>(problem.code() + ": " + problem.detail(), Optional.of(problem.detail()));
    }

    private static <T> UpstreamResponse<T> failed(int status) {
        return new Failed<>("status " + status);
    }

    private static Optional<ProblemDetail> problem(int status, String body, ObjectMapper json) {
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
        } catch (JsonProcessingException | IllegalArgumentException notAProblem) {
            return Optional.empty();
        }
    }
}
