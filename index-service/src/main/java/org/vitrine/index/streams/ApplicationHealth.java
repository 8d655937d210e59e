package org.vitrine.index.streams;

import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Readiness and liveness of a Kafka Streams application that this service runs itself, beside the one that Quarkus
 * runs.
 */
public final class ApplicationHealth {

    private final String name;
    private final Supplier<KafkaStreams.State> state;
    private volatile boolean hasRun;

    /** @param name name of the checks in the health response */
    public ApplicationHealth(String name, Supplier<KafkaStreams.State> state) {
        this.name = name;
        this.state = state;
    }

    /** Up once the application has reached RUNNING; a later rebalance does not make it unready. */
    public HealthCheckResponse ready() {
        var current = state.get();
        hasRun |= current == KafkaStreams.State.RUNNING;
        return response(current, hasRun && current.isRunningOrRebalancing());
    }

    /** Down only in ERROR and PENDING_ERROR, from which an application does not recover without a restart. */
    public HealthCheckResponse live() {
        var current = state.get();
        return response(current, current != KafkaStreams.State.ERROR && current != KafkaStreams.State.PENDING_ERROR);
    }

    private HealthCheckResponse response(KafkaStreams.State current, boolean up) {
        return HealthCheckResponse.named(name)
                .status(up)
                .withData("state", current.name())
                .build();
    }
}
