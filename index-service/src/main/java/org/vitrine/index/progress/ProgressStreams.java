package org.vitrine.index.progress;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.HostInfo;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.vitrine.events.JsonTopics;
import org.vitrine.events.Topic;
import org.vitrine.flow.FactSerdes;
import org.vitrine.index.streams.ApplicationDefinition;
import org.vitrine.index.streams.StateConfig;
import org.vitrine.index.streams.StoreSupplier;
import org.vitrine.index.streams.StreamsApplication;
import org.vitrine.index.streams.StreamsApplications;
import org.vitrine.index.writer.WriterConfig;

/**
 * Runs the Kafka Streams application that keeps the progress of images and batches. It is separate from the application
 * of the join, so that neither waits for the partitions or the state of the other.
 */
@ApplicationScoped
class ProgressStreams {

    /**
     * Size of the store cache: the changes of one commit interval at 1,000 events per second. Beyond it, entries are
     * written before the commit.
     */
    private static final long CACHE_BYTES = 4L << 20;

    /** Input topics that no other application of this service reads. */
    private static final Set<String> OWN_TOPICS =
            Set.of(Topic.INDEXED.topicName(), Topic.IMAGE_REJECTED.topicName(), JsonTopics.BATCH_ITEMS);

    private final StreamsApplication application;
    private final HostInfo self;

    /** @param writer the writer of images; without offsets it sends {@code indexed}, kept 14 days, for every image */
    ProgressStreams(
            FactSerdes serdes,
            StageCounters stageCounters,
            ProgressConfig config,
            StateConfig state,
            WriterConfig writer,
            StreamsApplications applications,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        String advertised = state.advertised().orElse("localhost:" + port);
        this.self = HostInfo.buildFromEndpoint(advertised);
        var topology = new ProgressTopology(
                topic -> serde(serdes, topic), stageCounters, ProgressRetention.of(config), StoreSupplier.ON_DISK);
        this.application = applications.create(new ApplicationDefinition(
                config.applicationId(),
                topology.build(),
                config.commitInterval(),
                Set.of(),
                OWN_TOPICS,
                Set.of(writer.group()),
                Map.of(
                        StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG,
                        CACHE_BYTES,
                        StreamsConfig.APPLICATION_SERVER_CONFIG,
                        advertised)));
    }

    /** Starts the application; runs after the creation of its topics, which has priority 2. */
    void start(@Observes @Priority(20) StartupEvent start) {
        application.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        application.stop();
    }

    KafkaStreams streams() {
        return application.streams();
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
