package org.vitrine.search.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.vitrine.problem.BodyLength;
import org.vitrine.problem.UnreadBodyResponse;
import org.vitrine.search.config.SearchConfig;

/**
 * Refuses a request with a too large Content-Length, before its body is read, with problem details. Quarkus' own answer
 * 413 has no body.
 */
@ApplicationScoped
public class UploadLimit {

    private static final String EXEMPT = "vitrine.body-limited-elsewhere";

    /** Runs before Quarkus' own check. */
    private static final int PRIORITY = 10_000;

    private final long maxBytes;
    private final String problem;

    UploadLimit(SearchConfig config, ObjectMapper json) throws JsonProcessingException {
        this.maxBytes = config.maxUpload().asLongValue();
        this.problem = json.writeValueAsString(new SearchProblem.TooLarge(maxBytes).detail());
    }

    /** Exempts a request whose body another service reads and limits. Must be called by a filter that runs earlier. */
    public static void exempt(RoutingContext request) {
        request.put(EXEMPT, true);
    }

    void guard(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext request) {
        var length = BodyLength.of(Optional.ofNullable(request.request().getHeader(HttpHeaders.CONTENT_LENGTH)));
        if (request.get(EXEMPT) != null || length.isEmpty() || length.getAsLong() <= maxBytes) {
            request.next();
            return;
        }
        UnreadBodyResponse.refuse(request, 413, problem);
    }
}
