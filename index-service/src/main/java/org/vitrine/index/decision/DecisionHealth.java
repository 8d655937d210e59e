package org.vitrine.index.decision;

import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.streams.KafkaStreams;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** The health of the fold of decisions. */
final class DecisionHealth {

    private DecisionHealth() {}

    /** Ready once it has run; partitions that move later do not make it unready. */
    @Readiness
    @ApplicationScoped
    static class Ready implements HealthCheck {

        private final DecisionStreams decisions;
        private volatile boolean ranOnce;

        Ready(DecisionStreams decisions) {
            this.decisions = decisions;
        }

        @Override
        public HealthCheckResponse call() {
            var state = decisions.streams().state();
            ranOnce |= state == KafkaStreams.State.RUNNING;
            return HealthCheckResponse.named("fold of decisions")
                    .status(ranOnce && state.isRunningOrRebalancing())
                    .withData("state", state.name())
                    .build();
        }
    }

    /** An application in ERROR never recovers by itself. */
    @Liveness
    @ApplicationScoped
    static class Live implements HealthCheck {

        private final DecisionStreams decisions;

        Live(DecisionStreams decisions) {
            this.decisions = decisions;
        }

        @Override
        public HealthCheckResponse call() {
            var state = decisions.streams().state();
            return HealthCheckResponse.named("fold of decisions")
                    .status(state != KafkaStreams.State.ERROR && state != KafkaStreams.State.PENDING_ERROR)
                    .withData("state", state.name())
                    .build();
        }
    }
}
