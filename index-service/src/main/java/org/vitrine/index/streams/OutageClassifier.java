package org.vitrine.index.streams;

import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.RetriableException;
import org.vitrine.flow.RegistryUnavailable;

/** Distinguishes failures by an unavailable server, which are retried, from failures by a bad record. */
public final class OutageClassifier {

    private static final int MAX_CAUSE_DEPTH = 30;

    private OutageClassifier() {}

    /**
     * Whether any cause in the chain of a failure means that the schema registry or Kafka is unavailable. {@link
     * org.vitrine.flow.FactSerdes} throws {@link RegistryUnavailable} for the registry; Kafka's own exceptions report
     * Kafka.
     */
    public static boolean isOutage(Throwable failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(MAX_CAUSE_DEPTH)
                .anyMatch(OutageClassifier::indicatesOutage);
    }

    private static boolean indicatesOutage(Throwable cause) {
        return cause instanceof RegistryUnavailable
                || cause instanceof RetriableException
                || cause instanceof DisconnectException
                || cause instanceof TimeoutException;
    }
}
