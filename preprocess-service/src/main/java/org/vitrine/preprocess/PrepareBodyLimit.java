package org.vitrine.preprocess;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.vitrine.problem.BodyLength;
import org.vitrine.problem.UnreadBodyResponse;

/**
 * Refuses a request whose {@code Content-Length} exceeds {@code vitrine.preprocess.max-bytes} before its body is read,
 * with status 413 and the error body that all services use. Quarkus' own answer 413 has no body.
 */
@ApplicationScoped
class PrepareBodyLimit {

    /** Priority of the filter: it runs before Quarkus' own check of the size. */
    private static final int FILTER_PRIORITY = 10_000;

    private final PreprocessConfig config;
    private final ObjectMapper json;

    PrepareBodyLimit(PreprocessConfig config, ObjectMapper json) {
        this.config = config;
        this.json = json;
    }

    void guard(@Observes Filters filters) {
        filters.register(this::check, FILTER_PRIORITY);
    }

    private void check(RoutingContext request) {
        var length = BodyLength.of(Optional.ofNullable(request.request().getHeader(HttpHeaders.CONTENT_LENGTH)));
        if (length.isEmpty() || length.getAsLong() <= config.maxBytes()) {
            request.next();
            return;
        }
        UnreadBodyResponse.refuse(request, 413, body(length.getAsLong()));
    }

    private String body(long sizeBytes) {
        try {
            return json.writeValueAsString(new PreprocessProblem.TooManyBytes(sizeBytes, config.maxBytes()).detail());
        } catch (JsonProcessingException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
