package org.vitrine.search.near;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import org.vitrine.imageindex.FacetWarmUp;

/**
 * Readiness check that is up once the classes of searches with facets are loaded. A thread of its own loads them at the
 * start, so that the first search does not block an event loop meanwhile.
 */
@Readiness
@ApplicationScoped
class SearchReadiness implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(SearchReadiness.class);

    private volatile boolean warm;

    void warmUp(@Observes StartupEvent started) {
        Thread.ofPlatform().daemon().name("search-warm-up").start(this::load);
    }

    private void load() {
        try {
            FacetWarmUp.run();
        } catch (RuntimeException | LinkageError failure) {
            LOG.errorf(failure, "the classes of searches with facets cannot be loaded: searches will be slow or fail");
        } finally {
            warm = true;
        }
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("search").status(warm).build();
    }
}
