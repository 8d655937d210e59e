package org.vitrine.modelserver.limits;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.vitrine.admission.ByteBudget;
import org.vitrine.modelserver.settings.ModelServerConfig;
import org.vitrine.modelserver.wire.AwsFault;
import org.vitrine.modelserver.wire.AwsProtocol;

/**
 * Limits the bytes of request bodies in memory, counted from before a body is read until its response is sent. Beyond
 * the limit a request is refused with 503, or for Rekognition with a ThrottlingException, so that a thousand clients
 * with large pictures do not exhaust the heap. Thread-safe.
 */
@ApplicationScoped
class RequestBodyBudget {

    /** Bytes counted for a body without Content-Length: the most that quarkus.http.limits.max-body-size allows. */
    private static final long UNKNOWN_LENGTH_BYTES = 8L * 1024 * 1024;

    /** Order of the route: before any handler that reads the body, and after the injected faults of tests. */
    private static final int ROUTE_ORDER = -9_000;

    private final long maxBytes;
    private final ByteBudget bodies;
    private final ObjectMapper json;

    RequestBodyBudget(ModelServerConfig config, ObjectMapper json) {
        this.maxBytes = config.maxBodies().asLongValue();
        this.bodies = new ByteBudget(maxBytes);
        this.json = json;
    }

    void install(@Observes Router router) {
        router.route().method(HttpMethod.POST).order(ROUTE_ORDER).handler(this::admit);
    }

    private void admit(RoutingContext context) {
        var permit = bodies.tryAcquire(length(context.request().getHeader("Content-Length")));
        if (permit.isEmpty()) {
            refuse(context);
            return;
        }
        context.addEndHandler(_ -> permit.get().close());
        context.next();
    }

    private static long length(@org.jspecify.annotations.Nullable String header) {
        try {
            return header == null ? UNKNOWN_LENGTH_BYTES : Math.clamp(Long.parseLong(header), 0, UNKNOWN_LENGTH_BYTES);
        } catch (NumberFormatException noLength) {
            return UNKNOWN_LENGTH_BYTES;
        }
    }

    private void refuse(RoutingContext context) {
        var protocol = AwsProtocol.of(context.normalizedPath());
        var message = "the request bodies in memory exceed %d bytes, the limit of vitrine.models.max-bodies"
                .formatted(maxBytes);
        var fault =
                switch (protocol) {
                    case AWS_JSON -> AwsFault.of("ThrottlingException", 500, message);
                    case REST_JSON -> AwsFault.unavailable(message);
                };
        try {
            context.response()
                    .setStatusCode(fault.status())
                    .putHeader("Content-Type", protocol.mediaType())
                    .putHeader("x-amzn-ErrorType", fault.shape())
                    .putHeader("Retry-After", "1")
                    // The body is not read, so the connection cannot be reused.
                    .putHeader("Connection", "close")
                    .end(json.writeValueAsString(fault.body(protocol)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
