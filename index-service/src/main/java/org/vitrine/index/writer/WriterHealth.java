package org.vitrine.index.writer;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** A process whose writer has ended must be replaced; one that waits for OpenSearch must not. */
@Liveness
@ApplicationScoped
class WriterHealth implements HealthCheck {

    private final DocumentWriter writer;

    WriterHealth(DocumentWriter writer) {
        this.writer = writer;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("document writer")
                .status(writer.isAlive())
                .withData("state", writer.state().getClass().getSimpleName())
                .build();
    }
}
