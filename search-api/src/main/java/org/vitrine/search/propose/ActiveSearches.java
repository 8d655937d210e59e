package org.vitrine.search.propose;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Counts searches by photograph that are worked on or wait for their turn: requests that are not answered yet. */
@ApplicationScoped
class ActiveSearches {

    private static final Pattern SEARCH = Pattern.compile("/v1/collections/[^/]+/search/?");

    /** Before all that reads a request. */
    private static final int PRIORITY = 1_000;

    private final AtomicInteger open = new AtomicInteger();

    void count(@Observes Filters filters) {
        filters.register(this::count, PRIORITY);
    }

    private void count(RoutingContext request) {
        if (request.request().method().equals(HttpMethod.POST)
                && SEARCH.matcher(request.normalizedPath()).matches()) {
            open.incrementAndGet();
            // Also where the client closes its connection.
            request.addEndHandler(_ -> open.decrementAndGet());
        }
        request.next();
    }

    boolean isNone() {
        return open.get() == 0;
    }
}
