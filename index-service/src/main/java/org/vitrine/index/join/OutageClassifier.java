package org.vitrine.index.join;

import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.RetriableException;
import org.vitrine.flow.RegistryUnavailable;

/** Tells a server that is unavailable from a record that is bad. */
public final class OutageClassifier {

    private static final int DEEPEST = 30;

    private OutageClassifier() {}

    /**
     * Whether anything in the chain says that the registry or Kafka is unavailable. Facts are read by {@link org.vitrine.flow.FactSerdes}, which says so itself
     * of the registry; Kafka's own exceptions say it of Kafka.
     */
    public static boolean caused(Throwable failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .anyMatch(OutageClassifier::indicatesOutage);
    }

    private static boolean indicatesOutage(Throwable cause) {
        return cause instanceof RegistryUnavailable
                || cause instanceof RetriableException
                || cause instanceof DisconnectException
                || cause instanceof TimeoutException;
    }
}
