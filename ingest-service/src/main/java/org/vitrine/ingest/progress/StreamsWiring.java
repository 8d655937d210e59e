package org.vitrine.ingest.progress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import org.vitrine.events.Topic;
import org.vitrine.flow.FactSerdes;

/** Gives Quarkus the topology to run, and says how it is. */
class StreamsWiring {

    private static final Logger LOG = Logger.getLogger(StreamsWiring.class);

    @Produces
    @Singleton
    Topology topology(FactSerdes serdes, Tallies tallies) {
        return new ProgressTopology(topic -> serde(serdes, topic), tallies).build();
    }

    /** A thread that died of one fault is replaced; its task starts from what is committed. */
    @Produces
    @Singleton
    StreamsUncaughtExceptionHandler replaceTheThread() {
        return fault -> {
            LOG.errorf(fault, "stage=progress a stream thread died and is replaced");
            return StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
        };
    }

    private static Serde<? extends SpecificRecord> serde(FactSerdes serdes, Topic topic) {
        try {
            return serdes.of(Class.forName(topic.schema().getFullName()).asSubclass(SpecificRecord.class));
        } catch (ClassNotFoundException fault) {
            throw new IllegalStateException("no class was generated for the schema of " + topic, fault);
        }
    }

    /** Ready once journeys can be asked for; moving partitions later does not take uploads away. */
    @Readiness
    @ApplicationScoped
    static class Ready implements HealthCheck {

        private final KafkaStreams streams;
        private volatile boolean ranOnce;

        Ready(KafkaStreams streams) {
            this.streams = streams;
        }

        @Override
        public HealthCheckResponse call() {
            var state = streams.state();
            ranOnce |= state == KafkaStreams.State.RUNNING;
            return HealthCheckResponse.named("progress")
                    .status(ranOnce && state.isRunningOrRebalancing())
                    .withData("state", state.name())
                    .build();
        }
    }

    /** Streams in ERROR never come back by themselves. */
    @Liveness
    @ApplicationScoped
    static class Live implements HealthCheck {

        private final KafkaStreams streams;

        Live(KafkaStreams streams) {
            this.streams = streams;
        }

        @Override
        public HealthCheckResponse call() {
            var state = streams.state();
            return HealthCheckResponse.named("progress")
                    .status(state != KafkaStreams.State.ERROR && state != KafkaStreams.State.PENDING_ERROR)
                    .withData("state", state.name())
                    .build();
        }
    }
}
