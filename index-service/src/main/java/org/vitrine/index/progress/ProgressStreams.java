package org.vitrine.index.progress;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.HostInfo;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.vitrine.events.Topic;
import org.vitrine.flow.FactSerdes;
import org.vitrine.flow.FlowConfig;
import org.vitrine.index.join.Outage;
import org.vitrine.index.streams.BoundedRocks;
import org.vitrine.index.streams.StateConfig;
import org.vitrine.index.streams.StreamsRestarts;

/**
 * The Kafka Streams application of the progress, beside the one of the join, which Quarkus runs: two applications, so that
 * neither waits for the other's partitions or state.
 *
 * <p>Its group uses the classic protocol: under {@code group.protocol=streams} brokers of Kafka 4.2 refuse an application
 * that reads another topic or keeps another store than before ("Topology updates are not supported yet").
 */
@ApplicationScoped
class ProgressStreams {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);
    private static final int SESSION_TIMEOUT_MS = 10_000;
    private static final int HEARTBEAT_MS = 3_000;

    private final KafkaStreams streams;
    private final HostInfo self;

    ProgressStreams(
            FactSerdes serdes,
            Tallies tallies,
            ProgressConfig config,
            StateConfig state,
            FlowConfig flow,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "kafka-streams.state.dir") String stateFolder,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        String advertised = state.advertised().orElse("localhost:" + port);
        this.self = HostInfo.buildFromEndpoint(advertised);
        var settings = new Properties();
        kafka.forEach((name, value) -> {
            if (!name.startsWith("streams.") && !name.equals(ConsumerConfig.GROUP_ID_CONFIG)) {
                settings.put(name, value);
            }
        });
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, config.applicationId());
        settings.put(StreamsConfig.APPLICATION_SERVER_CONFIG, advertised);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateFolder);
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        settings.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, config.commitInterval().toMillis());
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int)
                flow.provisioning().replicationFactor());
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0L);
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocks.class);
        settings.put(BoundedRocks.TOTAL, Long.toString(state.storeMemory().asLongValue()));
        settings.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, ProgressDeadLetters.class);
        settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, ProgressDeadLetters.class);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_TIMEOUT_MS);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), HEARTBEAT_MS);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.ACKS_CONFIG), "all");
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        this.streams = new KafkaStreams(
                new ProgressTopology(topic -> serde(serdes, topic), tallies, ProgressRetention.of(config)).build(),
                settings);
        this.streams.setUncaughtExceptionHandler(new StreamsRestarts(config.applicationId(), state, Outage::caused));
    }

    /** After its topics are made, which has priority 2. */
    void start(@Observes @Priority(20) StartupEvent start) {
        streams.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        streams.close(CLOSE_TIMEOUT);
    }

    KafkaStreams streams() {
        return streams;
    }

    /** Where this replica is, as the others know it. */
    HostInfo self() {
        return self;
    }

    private static Serde<? extends SpecificRecord> serde(FactSerdes serdes, Topic topic) {
        try {
            return serdes.of(Class.forName(topic.schema().getFullName()).asSubclass(SpecificRecord.class));
        } catch (ClassNotFoundException fault) {
            throw new IllegalStateException("no class was generated for the schema of " + topic, fault);
        }
    }
}
