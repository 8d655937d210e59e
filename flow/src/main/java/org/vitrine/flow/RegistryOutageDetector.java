package org.vitrine.flow;

import com.microsoft.kiota.ApiException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.vitrine.problem.OutageDetector;

/** Tells a schema registry that is unavailable from one that answers no. */
@ApplicationScoped
class RegistryOutageDetector implements OutageDetector {

    private static final int DEEPEST = 20;
    private static final int SERVER_FAULT = 500;
    private static final int NOT_FOUND = 404;

    @Override
    public Optional<String> away(Throwable failure) {
        return failure instanceof RegistryUnavailable ? Optional.of("The schema registry") : Optional.empty();
    }

    /**
     * Whether a failed call of the registry says that it is unavailable: no connection, a connection that was cut, no answer in time, a status of 5xx, or
     * 401, 403, 408 or 429.
     *
     * @param failure of a call of the registry, nothing else: an {@link IOException} of a decoder would be taken for a cut connection
     */
    static boolean isUnavailable(Throwable failure) {
        return chain(failure).anyMatch(RegistryOutageDetector::indicatesOutage);
    }

    /** Whether the registry answered that it has no such schema. */
    static boolean isUnknown(Throwable failure) {
        return chain(failure)
                .anyMatch(cause -> cause instanceof ApiException answer && answer.getResponseStatusCode() == NOT_FOUND);
    }

    private static boolean indicatesOutage(Throwable cause) {
        return switch (cause) {
            case ApiException answer ->
                switch (answer.getResponseStatusCode()) {
                    case 401, 403, 408, 429 -> true;
                    default -> answer.getResponseStatusCode() >= SERVER_FAULT;
                };
            case IOException _, TimeoutException _, InterruptedException _ -> true;
            default -> isOfTheClient(cause.getClass().getName());
        };
    }

    /** Vert.x and Netty have exceptions of their own for connections that fail. */
    private static boolean isOfTheClient(String className) {
        return className.startsWith("io.vertx.core.") || className.startsWith("io.netty.");
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST);
    }
}
