package org.vitrine.index.streams;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.function.Predicate;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** Readiness and liveness checks of all Kafka Streams applications together, with the state of each. */
@ApplicationScoped
class StreamsHealth {

    private final StreamsApplications applications;

    StreamsHealth(StreamsApplications applications) {
        this.applications = applications;
    }

    @Produces
    @Readiness
    @ApplicationScoped
    HealthCheck ready() {
        return () -> response(StreamsApplication::isReady);
    }

    @Produces
    @Liveness
    @ApplicationScoped
    HealthCheck live() {
        return () -> response(StreamsApplication::isAlive);
    }

    private HealthCheckResponse response(Predicate<StreamsApplication> isUp) {
        var all = applications.all();
        var response = HealthCheckResponse.named("streams applications")
                .status(all.stream().allMatch(isUp));
        all.forEach(application -> response.withData(
                application.id(), application.streams().state().name()));
        return response.build();
    }
}
