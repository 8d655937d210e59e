package org.vitrine.index.writer;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Liveness check of the index writers: down where a writer thread has ended, so that the process must be restarted. A
 * writer that waits for OpenSearch is up.
 */
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
