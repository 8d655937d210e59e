package org.vitrine.imageindex;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.opensearch.client.opensearch.OpenSearchAsyncClient;

/** Readiness check of OpenSearch: up when a ping is answered within {@code vitrine.index.readiness-timeout}. */
@Readiness
@ApplicationScoped
class IndexReadiness implements AsyncHealthCheck {

    private static final String NAME = "OpenSearch";

    private final OpenSearchAsyncClient client;
    private final IndexConfig config;

    IndexReadiness(OpenSearchAsyncClient client, IndexConfig config) {
        this.client = client;
        this.config = config;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return OpenSearchCall.uni(config.readinessTimeout(), client::ping)
                .map(answer -> HealthCheckResponse.named(NAME)
                        .status(answer.value())
                        .withData("url", config.url().toString())
                        .build())
                .onFailure()
                .recoverWithItem(failure -> HealthCheckResponse.named(NAME)
                        .down()
                        .withData("url", config.url().toString())
                        .withData("reason", String.valueOf(failure.getMessage()))
                        .build());
    }
}
