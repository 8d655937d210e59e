package org.vitrine.search.problem;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.vitrine.imageindex.IndexUnavailable;
import org.vitrine.problem.ProblemDetail;
import org.vitrine.search.config.SearchConfig;

/** An index that does not answer is nobody's bad request: 503, and when to come again. */
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
