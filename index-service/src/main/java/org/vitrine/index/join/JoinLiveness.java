package org.vitrine.index.join;

import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.streams.KafkaStreams;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Liveness check of the join: down only where its Kafka Streams application has stopped permanently. It replaces
 * Quarkus's own check, which is also down while the application waits for Kafka to start.
 */
@Liveness
@ApplicationScoped
class JoinLiveness implements HealthCheck {

    private final KafkaStreams streams;

    JoinLiveness(KafkaStreams streams) {
        this.streams = streams;
    }

    @Override
    public HealthCheckResponse call() {
        var state = streams.state();
        return HealthCheckResponse.named("join of facts")
                .status(
                        switch (state) {
                            case ERROR, PENDING_ERROR -> false;
                            case CREATED, REBALANCING, RUNNING, PENDING_SHUTDOWN, NOT_RUNNING -> true;
                        })
                .withData("state", state.name())
                .build();
    }
}
