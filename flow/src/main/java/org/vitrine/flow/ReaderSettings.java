package org.vitrine.flow;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * Settings of a Kafka consumer that reads records up to an offset that exists, without a consumer group.
 *
 * <p>The broker holds its fetches for a short time. A consumer requests more records before it returns those that it
 * has. Where there are none, the broker holds this fetch and answers no later request of the same connection: the next
 * read of an offset and the close of the consumer would wait for half a second, Kafka's default.
 */
public final class ReaderSettings {

    private static final int FETCH_MAX_WAIT_MS = 20;

    private ReaderSettings() {}

    /**
     * Returns the settings; the caller assigns the partitions itself.
     *
     * @param own further settings of this consumer, by Kafka's names
     */
    public static Map<String, Object> of(KafkaClientSettings kafka, Map<String, Object> own) {
        var settings = kafka.ofConsumer(Map.of(
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_MAX_WAIT_MS));
        settings.putAll(own);
        return settings;
    }
}
