package org.vitrine.search.decide;

import org.vitrine.imageindex.IndexedSubject;
import org.vitrine.problem.ProblemDetail;
import org.vitrine.problem.ProblemException;
import org.vitrine.search.problem.GivenText;

/**
 * Reasons why a decision is refused, as problem details. A subject that does not exist is refused with the problems
 * that other requests have too: unknown-image, unknown-specimen, unknown-item.
 */
sealed interface DecideProblem {

    record InvalidDecision(String member, String given, String requirement) implements DecideProblem {}

    record TooManySubjects(String given, int max) implements DecideProblem {}

    /**
     * More decisions about one specimen than a preview reads.
     *
     * @param max maximum number of decisions and their subjects together
     */
    record TooManyDecisions(IndexedSubject specimen, int max) implements DecideProblem {}

    record DecisionIdTaken(String collectionId, String decisionId) implements DecideProblem {}

    record UnknownDecision(String collectionId, String decisionId) implements DecideProblem {}

    record ItemExists(String collectionId, String itemId) implements DecideProblem {}

    default ProblemException exception() {
        return new ProblemException(detail());
    }

    private ProblemDetail detail() {
        return switch (this) {
            case InvalidDecision(var member, var given, var requirement) ->
                ProblemDetail.of(
                                422,
                                "invalid-decision",
                                "Invalid decision",
                                "%s is %s; %s".formatted(member, GivenText.shortened(given), requirement))
                        .with("member", member);
            case TooManySubjects(var given, var max) ->
                ProblemDetail.of(
                                422,
                                "too-many-subjects",
                                "Too many subjects",
                                "The decision is about %s; at most %d are allowed. Narrow the selection, or send several decisions."
                                        .formatted(given, max))
                        .with("most", max);
            case TooManyDecisions(var specimen, var max) ->
                ProblemDetail.of(
                                422,
                                "too-many-decisions",
                                "Too many decisions",
                                "Specimen (%s) has more than %d decisions and subjects, the limit of a preview. Decide without a preview."
                                        .formatted(DecisionChecks.text(specimen), max))
                        .with("most", max);
            case DecisionIdTaken(var collection, var id) ->
                ProblemDetail.of(
                        409,
                        "decision-id-taken",
                        "Decision id taken",
                        "Collection '%s' has another decision '%s'. Make a new id for each decision, such as a UUID."
                                .formatted(collection, id));
            case UnknownDecision(var collection, var id) ->
                ProblemDetail.of(
                        404,
                        "unknown-decision",
                        "Unknown decision",
                        "Collection '%s' has no decision '%s'. Check the decisionId."
                                .formatted(collection, GivenText.shortened(id)));
            case ItemExists(var collection, var id) ->
                ProblemDetail.of(
                                409,
                                "item-exists",
                                "Item exists",
                                "Collection '%s' has an item '%s'. Attach to it, or open one with another id."
                                        .formatted(collection, GivenText.shortened(id)))
                        .with("itemId", GivenText.shortened(id));
        };
    }
}
