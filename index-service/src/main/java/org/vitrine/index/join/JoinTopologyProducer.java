package org.vitrine.index.join;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.vitrine.events.Topic;
import org.vitrine.flow.FactSerdes;
import org.vitrine.index.streams.StateConfig;
import org.vitrine.index.streams.StoreSupplier;
import org.vitrine.index.streams.StreamsRestarts;

/** CDI producer of the topology of the join. Quarkus starts it as soon as its topics exist. */
@ApplicationScoped
class JoinTopologyProducer {

    /** Input topics of the join. */
    static final List<Topic> INPUTS = List.of(
            Topic.IMAGE_ARRIVED,
            Topic.PREPROCESSED,
            Topic.CLASSIFIED,
            Topic.EMBEDDED,
            Topic.IMAGE_WITHDRAWN,
            Topic.DECIDED,
            Topic.PROPOSED);

    private final FactSerdes serdes;
    private final JoinConfig config;
    private final String bootstrapServers;

    JoinTopologyProducer(
            FactSerdes serdes,
            JoinConfig config,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.serdes = serdes;
        this.config = config;
        this.bootstrapServers = bootstrapServers;
    }

    @Produces
    @Singleton
    Topology topology() {
        var formats = FactFormats.from(new FactFormats.SerdeSource() {
            @Override
            public <T extends SpecificRecord> Serde<T> of(Class<T> fact) {
                return serdes.of(fact);
            }
        });
        var sent = new SentDocumentsInKafka(bootstrapServers, formats.document(), config.kafkaTimeout());
        return new ImageDocumentTopology(formats, sent, StoreSupplier.ON_DISK).build();
    }

    @Produces
    @Singleton
    StreamsUncaughtExceptionHandler restarts(StateConfig config) {
        return new StreamsRestarts("index-join", config, OutageClassifier::isOutage);
    }
}
