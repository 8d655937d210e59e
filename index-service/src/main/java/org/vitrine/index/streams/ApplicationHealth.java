package org.vitrine.index.streams;

import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** The health of a Kafka Streams application that a class of this service runs, beside the one that Quarkus runs. */
public final class ApplicationHealth {

    private final String name;
    private final Supplier<KafkaStreams.State> state;
    private volatile boolean ranOnce;

    /** @param name of the checks */
    public ApplicationHealth(String name, Supplier<KafkaStreams.State> state) {
        this.name = name;
        this.state = state;
    }

    /** Up once the application has run; partitions that move later do not make it unready. */
    public HealthCheckResponse ready() {
        var now = state.get();
        ranOnce |= now == KafkaStreams.State.RUNNING;
        return response(now, ranOnce && now.isRunningOrRebalancing());
    }

    /** Down in ERROR alone, of which an application never recovers by itself. */
    public HealthCheckResponse live() {
        var now = state.get();
        return response(now, now != KafkaStreams.State.ERROR && now != KafkaStreams.State.PENDING_ERROR);
    }

    private HealthCheckResponse response(KafkaStreams.State now, boolean up) {
        return HealthCheckResponse.named(name)
                .status(up)
                .withData("state", now.name())
                .build();
    }
}
