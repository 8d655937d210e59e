package org.vitrine.index.status;

import org.vitrine.problem.ProblemDetail;

/** The error responses of the index status API. */
sealed interface IndexProblem {

    /** OpenSearch does not answer. */
    record Unavailable(String reason) implements IndexProblem {}

    default ProblemDetail detail() {
        return switch (this) {
            case Unavailable(var reason) -> ProblemDetail.of(503, "index-unavailable", "Index unavailable", reason);
        };
    }
}
