package org.vitrine.flow;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * Settings of a Kafka consumer that reads records up to an offset that exists, without a consumer group.
 *
 * <p>The broker holds its fetches for a short time only. A consumer fetches more records before it returns those that
 * it has. Where there are none, the broker holds this fetch, and until then answers no other request of the connection.
 * By default the next request for an offset, the next partition and the close of the consumer wait 500 ms each.
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
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                FETCH_MAX_WAIT_MS));
        settings.putAll(own);
        return settings;
    }
}
