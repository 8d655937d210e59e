package org.vitrine.problem;

import java.time.Duration;
import java.util.Optional;

/** Ends a request with a problem. Thrown at the edge only; the core returns outcomes. */
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

    /** A problem that is expected to pass: the answer carries {@code Retry-After} in whole seconds, at least 1. */
    public static ProblemException retryable(ProblemDetail problem, Duration retryAfter) {
        return new ProblemException(problem, Optional.of(retryAfter));
    }

    public ProblemDetail problem() {
        return problem;
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
