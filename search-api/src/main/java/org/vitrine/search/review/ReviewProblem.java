package org.vitrine.search.review;

import java.util.List;
import org.vitrine.problem.ProblemDetail;
import org.vitrine.problem.ProblemException;
import org.vitrine.search.problem.GivenText;

/** Reasons why a request about review tasks is refused, as problem details. */
sealed interface ReviewProblem {

    /**
     * There is no review queue of this name.
     *
     * @param known names of the queues, for people to choose from
     */
    record UnknownQueue(String queue, List<String> known) implements ReviewProblem {}

    /** The lease has expired and another person has the task, or the task was released, or the lease never existed. */
    record LeaseLost(String token) implements ReviewProblem {}

    default ProblemException exception() {
        return new ProblemException(detail());
    }

    private ProblemDetail detail() {
        return switch (this) {
            case UnknownQueue(var queue, var known) ->
                ProblemDetail.of(
                                404,
                                "unknown-queue",
                                "Unknown queue",
                                "There is no review queue '%s'. Use one of %s."
                                        .formatted(GivenText.shortened(queue), String.join(", ", known)))
                        .with("known", known);
            case LeaseLost(var token) ->
                ProblemDetail.of(
                        409,
                        "lease-lost",
                        "Lease lost",
                        "The lease '%s' has ended: it was released, or it expired and another person has the task. Request the next task."
                                .formatted(GivenText.shortened(token)));
        };
    }
}
