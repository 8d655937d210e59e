package org.vitrine.flow;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * Settings of a Kafka consumer that reads a whole topic and follows it, without a consumer group.
 *
 * <p>The broker holds its fetches longer than by default while nothing comes; a record still ends a fetch at once. Such
 * a consumer waits for the end of a fetch only when it is closed, because its partitions are assigned once and never
 * paused. Closing it takes up to two seconds.
 */
public final class FollowerSettings {

    /** Kafka's default of 500 ms means two requests a second of every follower, also while nothing comes. */
    private static final int FETCH_MAX_WAIT_MS = 2_000;

    private static final int API_TIMEOUT_MS = 15_000;

    private FollowerSettings() {}

    /** Returns the settings; the caller adds no group id and assigns the partitions itself. */
    public static Map<String, Object> of(KafkaClientSettings kafka) {
        return kafka.ofConsumer(Map.of(
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_MAX_WAIT_MS,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, API_TIMEOUT_MS));
    }
}
