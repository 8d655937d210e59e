package org.vitrine.index.progress;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.HostInfo;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.vitrine.events.JsonTopics;
import org.vitrine.events.Topic;
import org.vitrine.flow.FactSerdes;
import org.vitrine.flow.FlowConfig;
import org.vitrine.index.join.OutageClassifier;
import org.vitrine.index.join.StreamsDeadLetters;
import org.vitrine.index.streams.ApplicationHealth;
import org.vitrine.index.streams.ApplicationSettings;
import org.vitrine.index.streams.StateConfig;
import org.vitrine.index.streams.StoreSupplier;
import org.vitrine.index.streams.StreamsRestarts;

/**
 * Runs the Kafka Streams application that keeps the progress of images and batches. It is separate from the application
 * of the join, which Quarkus runs, so that neither waits for the partitions or the state of the other.
 */
@ApplicationScoped
class ProgressStreams {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);
    /**
     * Size of the store cache: the changes of one commit interval at 1,000 events per second. Beyond it, entries are
     * written before the commit.
     */
    private static final long CACHE_BYTES = 4L << 20;

    /** Input topics that no other application of this service reads; see {@link StreamsDeadLetters#OWN_TOPICS}. */
    private static final List<String> OWN_TOPICS =
            List.of(Topic.INDEXED.topicName(), Topic.IMAGE_REJECTED.topicName(), JsonTopics.BATCH_ITEMS);

    private final KafkaStreams streams;
    private final ApplicationHealth health =
            new ApplicationHealth("progress", () -> streams().state());
    private final HostInfo self;

    ProgressStreams(
            FactSerdes serdes,
            StageCounters stageCounters,
            ProgressConfig config,
            StateConfig state,
            FlowConfig flow,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "kafka-streams.state.dir") String stateFolder,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        String advertised = state.advertised().orElse("localhost:" + port);
        this.self = HostInfo.buildFromEndpoint(advertised);
        var settings = ApplicationSettings.of(
                config.applicationId(),
                config.commitInterval(),
                state,
                flow.provisioning().replicationFactor(),
                kafka,
                stateFolder);
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
        settings.put(StreamsConfig.APPLICATION_SERVER_CONFIG, advertised);
        settings.put(StreamsDeadLetters.OWN_TOPICS, String.join(",", OWN_TOPICS));
        settings.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, StreamsDeadLetters.class);
        settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, StreamsDeadLetters.class);
        this.streams = new KafkaStreams(
                new ProgressTopology(
                                topic -> serde(serdes, topic),
                                stageCounters,
                                ProgressRetention.of(config),
                                StoreSupplier.ON_DISK)
                        .build(),
                settings);
        this.streams.setUncaughtExceptionHandler(
                new StreamsRestarts(config.applicationId(), state, OutageClassifier::isOutage));
    }

    /** Starts the application; runs after the creation of its topics, which has priority 2. */
    void start(@Observes @Priority(20) StartupEvent start) {
        streams.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        streams.close(CLOSE_TIMEOUT);
    }

    @Produces
    @Readiness
    @ApplicationScoped
    HealthCheck ready() {
        return health::ready;
    }

    @Produces
    @Liveness
    @ApplicationScoped
    HealthCheck live() {
        return health::live;
    }

    KafkaStreams streams() {
        return streams;
    }

    /** Returns the host and port at which other replicas reach this one. */
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
