package org.vitrine.index.status;

import org.vitrine.problem.ProblemDetail;

/** Every way in which index-service refuses a request. */
sealed interface IndexProblem {

    /** OpenSearch does not answer. */
    record Unavailable(String reason) implements IndexProblem {}

    default ProblemDetail detail() {
        return switch (this) {
            case Unavailable(var reason) -> ProblemDetail.of(503, "index-unavailable", "Index unavailable", reason);
        };
    }
}
