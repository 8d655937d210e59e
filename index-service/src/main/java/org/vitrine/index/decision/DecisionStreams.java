package org.vitrine.index.decision;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
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
 * Runs the Kafka Streams application that folds decisions, beside those of the join and of the progress. Starts and
 * stops with the service, and provides its health checks.
 */
@ApplicationScoped
class DecisionStreams {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    /**
     * The maximum size of a record of its changelogs, before compression: the stored part of a bulk decision, or the
     * longest log of a subject.
     */
    private static final int MAX_RECORD_BYTES = 8 * 1024 * 1024;

    private final DecisionConfig config;
    private final String bootstrapServers;
    private final KafkaStreams streams;
    private final ApplicationHealth health =
            new ApplicationHealth("fold of decisions", () -> streams().state());

    DecisionStreams(
            FactSerdes serdes,
            DecisionConfig config,
            StateConfig state,
            FlowConfig flow,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "kafka-streams.state.dir") String stateFolder,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.config = config;
        this.bootstrapServers = bootstrapServers;
        var settings = ApplicationSettings.of(
                config.applicationId(),
                config.commitInterval(),
                state,
                flow.provisioning().replicationFactor(),
                kafka,
                stateFolder);
        settings.put(StreamsDeadLetters.OWN_TOPICS, Topic.DECISIONS.topicName());
        settings.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, StreamsDeadLetters.class);
        settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, StreamsDeadLetters.class);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), MAX_RECORD_BYTES);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 5);
        settings.put(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), MAX_RECORD_BYTES);
        var formats = new DecisionTopology.SerdeSource() {
            @Override
            public <T extends SpecificRecord> Serde<T> of(Class<T> fact) {
                return serdes.of(fact);
            }
        };
        this.streams = new KafkaStreams(new DecisionTopology(formats, StoreSupplier.ON_DISK).build(), settings);
        this.streams.setUncaughtExceptionHandler(
                new StreamsRestarts(config.applicationId(), state, OutageClassifier::isOutage));
    }

    /** Checks the topics and starts the application; runs after the creation of its topics, which has priority 1. */
    void start(@Observes @Priority(20) StartupEvent start) {
        try (var admin =
                Admin.create(Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            var topics = new DecisionTopics(admin, config.kafkaTimeout());
            topics.requireEqualPartitions();
            if (topics.resetOffsetsWithoutState(config.applicationId())) {
                streams.cleanUp();
            }
        }
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
}
