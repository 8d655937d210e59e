package org.vitrine.search.near;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class SearchReadinessTest {

    @Test
    void itIsUpOnceTheClassesOfSearchesAreLoaded() {
        // Given
        var readiness = new SearchReadiness();
        var before = readiness.call();

        // When
        readiness.warmUp(new StartupEvent());

        // Then
        assertThat(before.getStatus()).isEqualTo(Status.DOWN);
        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(readiness.call().getStatus()).isEqualTo(Status.UP));
    }
}
