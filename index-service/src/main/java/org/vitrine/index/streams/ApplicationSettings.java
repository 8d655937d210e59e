package org.vitrine.index.streams;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Common settings of the Kafka Streams applications that run beside the one of the join, which Quarkus runs.
 *
 * <p>Their groups use the classic protocol: with {@code group.protocol=streams}, brokers of Kafka 4.2 refuse an
 * application whose input topics or stores differ from before ("Topology updates are not supported yet").
 */
public final class ApplicationSettings {

    private static final int SESSION_TIMEOUT_MS = 10_000;
    private static final int HEARTBEAT_MS = 3_000;
    /** How long a stream thread waits in a poll without records before it checks its timers; a record ends the wait. */
    private static final int POLL_MS = 500;
    /** How long the broker holds a fetch without records; a record ends it. A fetch reads dozens of partitions. */
    private static final int FETCH_MAX_WAIT_MS = 2_000;

    private ApplicationSettings() {}

    /**
     * Builds the settings of one application.
     *
     * @param applicationId id of the application; also its consumer group and the prefix of its changelog topics
     * @param commitInterval interval of commits
     * @param replicationFactor replication factor of changelog and repartition topics
     * @param kafka Kafka settings of this service, such as the addresses of the brokers
     * @param stateFolder folder of the state stores
     */
    public static Properties of(
            String applicationId,
            Duration commitInterval,
            StateConfig state,
            int replicationFactor,
            Map<String, Object> kafka,
            String stateFolder) {
        var settings = new Properties();
        kafka.forEach((name, value) -> {
            if (!name.startsWith("streams.") && !name.equals(ConsumerConfig.GROUP_ID_CONFIG)) {
                settings.put(name, value);
            }
        });
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateFolder);
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitInterval.toMillis());
        settings.put(StreamsConfig.POLL_MS_CONFIG, POLL_MS);
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, replicationFactor);
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0L);
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDbConfig.class);
        settings.put(
                BoundedRocksDbConfig.MEMORY_LIMIT,
                Long.toString(state.storeMemory().asLongValue()));
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_TIMEOUT_MS);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), HEARTBEAT_MS);
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), FETCH_MAX_WAIT_MS);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.ACKS_CONFIG), "all");
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        return settings;
    }
}
