package org.vitrine.inference.describe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.vitrine.inference.settings.InferenceConfig;
import org.vitrine.problem.BodyLength;
import org.vitrine.problem.ProblemDetail;
import org.vitrine.problem.UnreadBodyResponse;

/**
 * Refuses a request whose Content-Length exceeds the limit, with a problem response and before its body is read.
 * Quarkus itself would end it with an empty response, as it does for a body without Content-Length. At start-up it
 * checks that the limit has room for two renditions of the configured size.
 */
@ApplicationScoped
class DescribeBodyLimit {

    private static final int FILTER_PRIORITY = 10_000;
    private static final int MAX_PARTS = 2;
    /** Bytes of a form beside its parts: boundaries and headers. */
    private static final long FORM_OVERHEAD_BYTES = 1 << 20;

    private final long maxBytes;
    private final ObjectMapper json;

    DescribeBodyLimit(
            InferenceConfig config,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBodySize,
            ObjectMapper json) {
        this.maxBytes = maxBodySize.asLongValue();
        this.json = json;
        long needed = MAX_PARTS * config.maxRenditionBytes().asLongValue() + FORM_OVERHEAD_BYTES;
        if (maxBytes < needed) {
            throw new IllegalStateException(
                    "quarkus.http.limits.max-body-size is %d: it must be at least %d, twice vitrine.inference.max-rendition-bytes and 1 MiB"
                            .formatted(maxBytes, needed));
        }
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FILTER_PRIORITY);
    }

    private void check(RoutingContext context) {
        var length = BodyLength.of(Optional.ofNullable(context.request().getHeader(HttpHeaders.CONTENT_LENGTH)));
        if (length.isPresent() && length.getAsLong() > maxBytes) {
            refuse(context, new InferenceProblem.BodyTooLarge(length.getAsLong(), maxBytes).detail());
        } else {
            context.next();
        }
    }

    private void refuse(RoutingContext context, ProblemDetail problem) {
        try {
            UnreadBodyResponse.refuse(context, problem.status(), json.writeValueAsString(problem));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
