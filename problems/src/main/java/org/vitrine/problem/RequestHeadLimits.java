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
 * Refuses request heads that exceed {@code quarkus.http.limits.max-header-size} or {@code max-initial-line-length} with
 * a problem body. The HTTP server itself would refuse them with an empty 431 or 414. Therefore the server is set to
 * read heads {@value #READ_LIMIT_FACTOR} times as long, and this filter checks the configured limits; the server still
 * refuses longer heads with an empty response. {@link RequestHeadTimeout} limits the time that a head may take.
 */
@ApplicationScoped
class RequestHeadLimits implements HttpServerOptionsCustomizer {

    private static final int READ_LIMIT_FACTOR = 4;
    private static final int FILTER_PRIORITY = 200;
    private static final int HEADER_SEPARATOR_BYTES = 4; // ": " and CR LF

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
        options.setMaxHeaderSize(Math.multiplyExact(maxHeaderBytes, READ_LIMIT_FACTOR));
        options.setMaxInitialLineLength(Math.multiplyExact(maxLineBytes, READ_LIMIT_FACTOR));
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        customizeHttpServer(options);
    }

    /** Returns the longest time in which a client may send a request head. */
    Duration timeout() {
        return timeout;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FILTER_PRIORITY);
    }

    private void check(RoutingContext context) {
        var request = context.request();
        RequestHeadTimeout.headRead(request);
        context.addEndHandler(_ -> RequestHeadTimeout.answered(request));
        problem(headerBytes(context.request()), context.request().uri().length())
                .ifPresentOrElse(problem -> refuse(context, problem), context::next);
    }

    /**
     * Returns the problem with which a head is refused; empty where it is within the limits. Pure, apart from the
     * configured limits.
     *
     * @param headerBytes size of all header lines
     * @param lineBytes length of the request's URI
     */
    Optional<ProblemDetail> problem(long headerBytes, long lineBytes) {
        if (lineBytes > maxLineBytes) {
            return Optional.of(ProblemDetail.of(
                            414,
                            "address-too-long",
                            "Address too long",
                            "The address has %d bytes; at most %d are allowed. Shorten it."
                                    .formatted(lineBytes, maxLineBytes))
                    .with("maxBytes", maxLineBytes));
        }
        return headerBytes > maxHeaderBytes
                ? Optional.of(ProblemDetail.of(
                                431,
                                "headers-too-large",
                                "Headers too large",
                                "The headers have %d bytes; at most %d are allowed. Send metadata in the body, as a part of a form."
                                        .formatted(headerBytes, maxHeaderBytes))
                        .with("maxBytes", maxHeaderBytes))
                : Optional.empty();
    }

    private static long headerBytes(HttpServerRequest request) {
        long bytes = 0;
        for (var header : request.headers()) {
            bytes += header.getKey().length() + header.getValue().length() + HEADER_SEPARATOR_BYTES;
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
