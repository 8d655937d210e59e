package org.vitrine.preprocess;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Duration;
import java.util.Map;

/**
 * Sets the record age at which the connector reports a consumer as stuck to a value far below the outages of a test.
 * Also sets the waits between two attempts to reach a dependency to at most one second.
 */
public final class ShortRecordAge implements QuarkusTestResourceLifecycleManager {

    static final Duration AGE = Duration.ofSeconds(2);

    @Override
    public Map<String, String> start() {
        String age = Long.toString(AGE.toMillis());
        return Map.of(
                "mp.messaging.connector.smallrye-kafka.throttled.unprocessed-record-max-age.ms",
                age,
                "mp.messaging.incoming.image-arrived.throttled.unprocessed-record-max-age.ms",
                age,
                "mp.messaging.connector.smallrye-kafka.delivery.timeout.ms",
                "5000",
                "mp.messaging.connector.smallrye-kafka.request.timeout.ms",
                "3000",
                "mp.messaging.connector.smallrye-kafka.reconnect.backoff.max.ms",
                "1000",
                "vitrine.flow.max-backoff",
                "1S");
    }

    @Override
    public void stop() {
        // There is nothing to stop.
    }
}
