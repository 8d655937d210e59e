package org.vitrine.index.join;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.vitrine.events.Topic;
import org.vitrine.flow.FactSerdes;
import org.vitrine.flow.KafkaClientSettings;
import org.vitrine.index.streams.ApplicationDefinition;
import org.vitrine.index.streams.StateConfig;
import org.vitrine.index.streams.StoreSupplier;
import org.vitrine.index.streams.StreamsApplication;
import org.vitrine.index.streams.StreamsApplications;
import org.vitrine.index.streams.TopologyTopics;

/** Runs the Kafka Streams application that joins facts. Starts and stops with the service. */
@ApplicationScoped
public class JoinStreams {

    /** One second of facts is read again after a crash. */
    private static final Duration COMMIT_INTERVAL = Duration.ofSeconds(1);

    private static final int LINGER_MS = 5;

    /**
     * The maximum size of a batch of records, about seven documents or states. A request has at most one batch of each
     * partition, and at most five requests are under way. Kafka's default of 16 KiB has one document, so that a bulk
     * decision would wait for a busy broker once for every 20 documents of four partitions.
     */
    private static final int BATCH_BYTES = 64 * 1024;

    /**
     * A store that was lost is filled from image-documents before its first fact, which may take minutes for millions
     * of images. A process that dies is noticed by its heartbeats.
     */
    private static final int MAX_POLL_INTERVAL_MS = 30 * 60 * 1_000;

    private final StreamsApplication application;

    JoinStreams(
            FactSerdes serdes,
            JoinConfig config,
            StateConfig state,
            StreamsApplications applications,
            KafkaClientSettings kafka) {
        var formats = FactFormats.from(new FactFormats.SerdeSource() {
            @Override
            public <T extends SpecificRecord> Serde<T> of(Class<T> fact) {
                return serdes.of(fact);
            }
        });
        var sent = new SentDocumentsInKafka(kafka, formats.document(), state.kafkaTimeout());
        var topology = new ImageDocumentTopology(formats, sent, StoreSupplier.ON_DISK).build();
        this.application = applications.create(new ApplicationDefinition(
                config.applicationId(),
                topology,
                COMMIT_INTERVAL,
                Set.of(Topic.IMAGE_DOCUMENTS.topicName()),
                TopologyTopics.of(topology).inputs(),
                Set.of(),
                Map.of(
                        StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG),
                        LINGER_MS,
                        StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG),
                        BATCH_BYTES,
                        StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG),
                        MAX_POLL_INTERVAL_MS)));
    }

    /** Runs after the creation of its topics, which has priority 1. */
    void start(@Observes @Priority(20) StartupEvent start) {
        application.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        application.stop();
    }

    /** Returns the state of the application on this replica. */
    public KafkaStreams.State state() {
        return application.streams().state();
    }
}
