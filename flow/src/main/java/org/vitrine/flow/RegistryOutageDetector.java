package org.vitrine.flow;

import com.microsoft.kiota.ApiException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.vitrine.problem.OutageDetector;

/**
 * Distinguishes a schema registry that is unavailable, which is an outage, from one that answers that it has no such
 * schema.
 */
@ApplicationScoped
class RegistryOutageDetector implements OutageDetector {

    private static final int MAX_CAUSE_DEPTH = 20;
    private static final int SERVER_ERROR = 500;
    private static final int NOT_FOUND = 404;

    @Override
    public Optional<String> unavailableDependency(Throwable failure) {
        return failure instanceof RegistryUnavailable ? Optional.of("The schema registry") : Optional.empty();
    }

    /**
     * Returns whether the failure of a registry call indicates an outage: no connection, a connection that was closed,
     * no answer in time, a status of 5xx, or 401, 403, 408 or 429.
     *
     * @param failure failure of a registry call only: an {@link IOException} of a decoder would be treated as a closed
     *     connection
     */
    static boolean isUnavailable(Throwable failure) {
        return causes(failure).anyMatch(RegistryOutageDetector::indicatesOutage);
    }

    /** Returns whether the registry answered 404: it has no such schema. */
    static boolean isNotFound(Throwable failure) {
        return causes(failure)
                .anyMatch(cause ->
                        cause instanceof ApiException response && response.getResponseStatusCode() == NOT_FOUND);
    }

    private static boolean indicatesOutage(Throwable cause) {
        return switch (cause) {
            case ApiException response ->
                switch (response.getResponseStatusCode()) {
                    case 401, 403, 408, 429 -> true;
                    default -> response.getResponseStatusCode() >= SERVER_ERROR;
                };
            case IOException _, TimeoutException _, InterruptedException _ -> true;
            default -> isClientException(cause.getClass().getName());
        };
    }

    /** Vert.x and Netty, on which the registry's client is built, throw their own exceptions for failed connections. */
    private static boolean isClientException(String className) {
        return className.startsWith("io.vertx.core.") || className.startsWith("io.netty.");
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(MAX_CAUSE_DEPTH);
    }
}
