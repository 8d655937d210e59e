package org.vitrine.flow;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Liveness check of a service with stages. It is down where the channel of a stage has ended, because only a restart
 * opens the channel again; an outage never makes it down. It replaces the check of SmallRye's Kafka connector, which
 * stays down for ever once Kafka did not accept one record in time.
 *
 * <p>Its data also states how many records wait for which dependency.
 */
@Liveness
@ApplicationScoped
class StageLiveness implements HealthCheck {

    private final StageRunner runner;

    StageLiveness(StageRunner runner) {
        this.runner = runner;
    }

    @Override
    public HealthCheckResponse call() {
        var endedStages = runner.endedStages();
        var response = HealthCheckResponse.named("stages").status(endedStages.isEmpty());
        endedStages.forEach((stage, failure) -> response.withData("broken: " + stage, String.valueOf(failure)));
        runner.waitingRecords()
                .forEach((dependency, records) -> response.withData("waiting for: " + dependency, records));
        return response.build();
    }
}
