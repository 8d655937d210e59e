package org.vitrine.search.problem;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.vitrine.imageindex.IndexUnavailable;
import org.vitrine.problem.ProblemDetail;
import org.vitrine.search.config.SearchConfig;

/** Maps an unavailable index to an answer 503 with Retry-After: it is no fault of the request. */
class IndexProblems {

    private static final Logger LOG = Logger.getLogger(IndexProblems.class);

    private final SearchConfig config;

    IndexProblems(SearchConfig config) {
        this.config = config;
    }

    @ServerExceptionMapper
    public Response unavailable(IndexUnavailable failure) {
        LOG.warnf("index: %s", failure.getMessage());
        var problem = new SearchProblem.Unavailable("OpenSearch", config.retryAfter());
        return Response.status(503)
                .type(ProblemDetail.MEDIA_TYPE)
                .header(HttpHeaders.RETRY_AFTER, Math.max(1, config.retryAfter().toSeconds()))
                .entity(problem.detail())
                .build();
    }
}
