package org.vitrine.problem;

import java.time.Duration;
import java.util.Optional;

/**
 * Ends an HTTP request with a problem as its response. Resources and other code at the HTTP edge throw it; the core of
 * a service returns its outcomes as values. It has no stack trace.
 */
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ProblemDetail problem;
    private final transient Optional<Duration> retryAfter;

    public ProblemException(ProblemDetail problem) {
        this(problem, Optional.empty());
    }

    private ProblemException(ProblemDetail problem, Optional<Duration> retryAfter) {
        super(problem.code() + ": " + problem.detail(), null, false, false);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    /**
     * Returns an exception for a temporary problem: the response has a {@code Retry-After} header in whole seconds, at
     * least 1.
     */
    public static ProblemException retryable(ProblemDetail problem, Duration retryAfter) {
        return new ProblemException(problem, Optional.of(retryAfter));
    }

    public ProblemDetail problem() {
        return problem;
    }

    /** Returns the time after which the client may repeat the request; empty where repeating it does not help. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
