package org.vitrine.index.progress;

import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.streams.KafkaStreams;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** The health of the progress's Kafka Streams application. */
final class ProgressHealth {

    private ProgressHealth() {}

    /** Ready once it has run; partitions that move later do not make it unready. */
    @Readiness
    @ApplicationScoped
    static class Ready implements HealthCheck {

        private final ProgressStreams progress;
        private volatile boolean ranOnce;

        Ready(ProgressStreams progress) {
            this.progress = progress;
        }

        @Override
        public HealthCheckResponse call() {
            var state = progress.streams().state();
            ranOnce |= state == KafkaStreams.State.RUNNING;
            return HealthCheckResponse.named("progress")
                    .status(ranOnce && state.isRunningOrRebalancing())
                    .withData("state", state.name())
                    .build();
        }
    }

    /** An application in ERROR never recovers by itself. */
    @Liveness
    @ApplicationScoped
    static class Live implements HealthCheck {

        private final ProgressStreams progress;

        Live(ProgressStreams progress) {
            this.progress = progress;
        }

        @Override
        public HealthCheckResponse call() {
            var state = progress.streams().state();
            return HealthCheckResponse.named("progress")
                    .status(state != KafkaStreams.State.ERROR && state != KafkaStreams.State.PENDING_ERROR)
                    .withData("state", state.name())
                    .build();
        }
    }
}
