package org.vitrine.index.streams;

import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.vitrine.flow.KafkaClientSettings;
import org.vitrine.flow.TopicSettings;

/**
 * Settings of the Kafka Streams applications of this service.
 *
 * <p>Their groups use the classic protocol: with {@code group.protocol=streams}, brokers of Kafka 4.2 refuse an
 * application whose input topics or stores differ from before ("Topology updates are not supported yet").
 */
final class ApplicationSettings {

    /** A killed replica's partitions go to another after this long. */
    private static final int SESSION_TIMEOUT_MS = 10_000;

    private static final int HEARTBEAT_MS = 3_000;
    /** How long a stream thread waits in a poll without records before it checks its timers; a record ends the wait. */
    private static final int POLL_MS = 500;
    /** How long the broker holds a fetch without records; a record ends it. A fetch reads dozens of partitions. */
    private static final int FETCH_MAX_WAIT_MS = 2_000;
    /**
     * The same for the consumer that restores stores. A store that is added waits for the fetch under way, and this
     * consumer fetches only while stores are restored.
     */
    private static final int RESTORE_FETCH_MAX_WAIT_MS = 50;

    private ApplicationSettings() {}

    /**
     * Builds the settings of one application; its own settings replace common ones. A property of the service, such as
     * {@code kafka.poll.ms}, replaces the waits for records.
     *
     * @param internalTopics copies of changelog and repartition topics, and how long changelogs keep tombstones
     * @param kafka settings of the Kafka clients of this service
     * @param stateFolder folder of the state stores of all applications
     */
    static Properties of(
            ApplicationDefinition application,
            StateConfig state,
            TopicSettings internalTopics,
            KafkaClientSettings kafka,
            Path stateFolder) {
        var settings = new Properties();
        settings.put(StreamsConfig.POLL_MS_CONFIG, POLL_MS);
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), FETCH_MAX_WAIT_MS);
        settings.put(
                StreamsConfig.restoreConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG),
                RESTORE_FETCH_MAX_WAIT_MS);
        settings.putAll(kafka.ofStreams());
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, application.id());
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateFolder.toString());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        settings.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                application.commitInterval().toMillis());
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) internalTopics.copies());
        settings.put(
                StreamsConfig.topicPrefix(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG),
                Integer.toString(internalTopics.minInSyncReplicas()));
        // Kafka's default is one day: a replica that was stopped for longer would keep deleted entries in its stores.
        settings.put(
                StreamsConfig.topicPrefix(TopicConfig.DELETE_RETENTION_MS_CONFIG),
                Long.toString(internalTopics.tombstoneRetention().toMillis()));
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0L);
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDbConfig.class);
        settings.put(
                BoundedRocksDbConfig.MEMORY_LIMIT,
                Long.toString(state.storeMemory().asLongValue()));
        settings.put(StreamsDeadLetters.OWN_TOPICS, String.join(",", application.deadLettered()));
        settings.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, StreamsDeadLetters.class);
        settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, StreamsDeadLetters.class);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_TIMEOUT_MS);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), HEARTBEAT_MS);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.ACKS_CONFIG), "all");
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        settings.putAll(application.settings());
        return settings;
    }
}
