package org.vitrine.index.decision;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.vitrine.events.Topic;
import org.vitrine.flow.FactSerdes;
import org.vitrine.index.streams.ApplicationDefinition;
import org.vitrine.index.streams.StoreSupplier;
import org.vitrine.index.streams.StreamsApplication;
import org.vitrine.index.streams.StreamsApplications;

/** Runs the Kafka Streams application that folds decisions. Starts and stops with the service. */
@ApplicationScoped
class DecisionStreams {

    /**
     * The maximum size of a record of its changelogs, before compression: the stored part of a bulk decision, or the
     * longest log of a subject.
     */
    private static final int MAX_RECORD_BYTES = 8 * 1024 * 1024;

    private static final int LINGER_MS = 5;

    /**
     * The maximum size of a batch of records, four times Kafka's default. A request has at most one batch of each
     * partition. A decision about 1,000 specimens writes about 300 kB to one partition of a changelog.
     */
    private static final int BATCH_BYTES = 64 * 1024;

    private final StreamsApplication application;

    DecisionStreams(FactSerdes serdes, DecisionConfig config, StreamsApplications applications) {
        var formats = new DecisionTopology.SerdeSource() {
            @Override
            public <T extends SpecificRecord> Serde<T> of(Class<T> fact) {
                return serdes.of(fact);
            }
        };
        this.application = applications.create(new ApplicationDefinition(
                config.applicationId(),
                new DecisionTopology(formats, StoreSupplier.ON_DISK).build(),
                config.commitInterval(),
                Set.of(),
                Set.of(Topic.DECISIONS.topicName()),
                Set.of(),
                Map.of(
                        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
                        MAX_RECORD_BYTES,
                        StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG),
                        LINGER_MS,
                        StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG),
                        BATCH_BYTES,
                        StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG),
                        MAX_RECORD_BYTES)));
    }

    /** Runs after the creation of its topics, which has priority 1. */
    void start(@Observes @Priority(20) StartupEvent start) {
        application.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        application.stop();
    }

    KafkaStreams streams() {
        return application.streams();
    }
}
