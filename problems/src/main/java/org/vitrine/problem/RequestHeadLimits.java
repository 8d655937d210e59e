package org.vitrine.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps {@code quarkus.http.limits.max-header-size} and {@code max-initial-line-length} with an answer. The server itself
 * would refuse longer heads with an empty 431 or 414, so it is made to read {@value #WALL} times as much, and refuses
 * what is longer still as it does. {@link RequestHeadTimeout} limits how long a head may take.
 */
@ApplicationScoped
class RequestHeadLimits implements HttpServerOptionsCustomizer {

    private static final int WALL = 4;
    private static final int BEFORE_ALL_OTHERS = 200;
    private static final int SEPARATORS = 4; // ": " and the line's end

    private final int maxHeaderBytes;
    private final int maxLineBytes;
    private final Duration timeout;
    private final ObjectMapper json;

    RequestHeadLimits(
            RequestHeadConfig config,
            @ConfigProperty(name = "quarkus.http.limits.max-header-size", defaultValue = "20K") MemorySize header,
            @ConfigProperty(name = "quarkus.http.limits.max-initial-line-length", defaultValue = "4096") int line,
            ObjectMapper json) {
        this.maxHeaderBytes = Math.toIntExact(header.asLongValue());
        this.maxLineBytes = line;
        this.timeout = config.headTimeout();
        this.json = json;
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setMaxHeaderSize(Math.multiplyExact(maxHeaderBytes, WALL));
        options.setMaxInitialLineLength(Math.multiplyExact(maxLineBytes, WALL));
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        customizeHttpServer(options);
    }

    /** How long a client may take for a head. */
    Duration timeout() {
        return timeout;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_ALL_OTHERS);
    }

    private void check(RoutingContext context) {
        var request = context.request();
        RequestHeadTimeout.headRead(request);
        context.addEndHandler(_ -> RequestHeadTimeout.answered(request));
        problem(headerBytes(context.request()), context.request().uri().length())
                .ifPresentOrElse(problem -> refuse(context, problem), context::next);
    }

    /** Pure, but for the limits. */
    Optional<ProblemDetail> problem(long headerBytes, long lineBytes) {
        if (lineBytes > maxLineBytes) {
            return Optional.of(ProblemDetail.of(
                            414,
                            "address-too-long",
                            "Address too long",
                            "The address has %d bytes; at most %d are read. Send less in it."
                                    .formatted(lineBytes, maxLineBytes))
                    .with("maxBytes", maxLineBytes));
        }
        return headerBytes > maxHeaderBytes
                ? Optional.of(ProblemDetail.of(
                                431,
                                "headers-too-large",
                                "Headers too large",
                                "The headers have %d bytes; at most %d are read. Send metadata in the body, as a part of a form."
                                        .formatted(headerBytes, maxHeaderBytes))
                        .with("maxBytes", maxHeaderBytes))
                : Optional.empty();
    }

    private static long headerBytes(HttpServerRequest request) {
        long bytes = 0;
        for (var header : request.headers()) {
            bytes += header.getKey().length() + header.getValue().length() + SEPARATORS;
        }
        return bytes;
    }

    private void refuse(RoutingContext context, ProblemDetail problem) {
        try {
            UnreadBodyResponse.refuse(context, problem.status(), json.writeValueAsString(problem));
        } catch (JsonProcessingException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
