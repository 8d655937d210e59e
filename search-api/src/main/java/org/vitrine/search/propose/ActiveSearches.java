package org.vitrine.search.propose;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Counts the searches by photograph that are not answered yet, whether they run or wait. */
@ApplicationScoped
class ActiveSearches {

    private static final Pattern SEARCH = Pattern.compile("/v1/collections/[^/]+/search/?");

    /** Runs before all filters that read a request. */
    private static final int PRIORITY = 1_000;

    private final AtomicInteger active = new AtomicInteger();

    void count(@Observes Filters filters) {
        filters.register(this::count, PRIORITY);
    }

    private void count(RoutingContext request) {
        if (request.request().method().equals(HttpMethod.POST)
                && SEARCH.matcher(request.normalizedPath()).matches()) {
            active.incrementAndGet();
            // Called also if the client closes its connection.
            request.addEndHandler(_ -> active.decrementAndGet());
        }
        request.next();
    }

    boolean isNone() {
        return active.get() == 0;
    }
}
