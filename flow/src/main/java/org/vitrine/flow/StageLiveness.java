package org.vitrine.flow;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Down where a channel ended, because only a restart opens it again; never for an outage. Stands in place of the connector's own check, which stays down
 * for ever once Kafka has not taken one record in time.
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
        var broken = runner.broken();
        var answer = HealthCheckResponse.named("stages").status(broken.isEmpty());
        broken.forEach((stage, failure) -> answer.withData("broken: " + stage, String.valueOf(failure)));
        runner.waiting().forEach((dependency, records) -> answer.withData("waiting for: " + dependency, records));
        return answer.build();
    }
}
