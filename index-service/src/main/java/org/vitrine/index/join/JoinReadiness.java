package org.vitrine.index.join;

import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.streams.KafkaStreams;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Readiness check of the join: up when its Kafka Streams application runs, with its partitions assigned and their state
 * restored. {@link JoinLiveness} reports an application that has stopped.
 */
@Readiness
@ApplicationScoped
class JoinReadiness implements HealthCheck {

    private final KafkaStreams streams;

    JoinReadiness(KafkaStreams streams) {
        this.streams = streams;
    }

    @Override
    public HealthCheckResponse call() {
        var state = streams.state();
        return HealthCheckResponse.named("join of facts")
                .status(state == KafkaStreams.State.RUNNING)
                .withData("state", state.name())
                .build();
    }
}
