package org.vitrine.search.filter;

import java.util.List;
import org.vitrine.problem.ProblemDetail;
import org.vitrine.problem.ProblemException;
import org.vitrine.search.problem.GivenText;

/** Reasons why filters are refused, as problem details. */
sealed interface FilterProblem {

    record MalformedFilter(String given, String reason) implements FilterProblem {}

    /**
     * The collection has no filter of this name.
     *
     * @param known known names, for people to choose from
     */
    record UnknownFilter(String collectionId, String name, List<String> known) implements FilterProblem {}

    /**
     * A filter has a value that its enumeration does not have.
     *
     * @param known values of the enumeration
     */
    record UnknownFilterValue(String name, String given, List<String> known) implements FilterProblem {}

    default ProblemException exception() {
        return new ProblemException(detail());
    }

    private ProblemDetail detail() {
        return switch (this) {
            case MalformedFilter(var given, var reason) ->
                ProblemDetail.of(
                                400,
                                "malformed-filter",
                                "Malformed filter",
                                "'%s' is not a filter. %s".formatted(GivenText.shortened(given), reason))
                        .with("filter", GivenText.shortened(given));
            case UnknownFilter(var collection, var name, var known) ->
                ProblemDetail.of(
                                400,
                                "unknown-filter",
                                "Unknown filter",
                                "Collection '%s' has no filter '%s'. Known: %s."
                                        .formatted(collection, GivenText.shortened(name), String.join(", ", known)))
                        .with("known", known)
                        .with("filter", GivenText.shortened(name));
            case UnknownFilterValue(var name, var given, var known) ->
                ProblemDetail.of(
                                400,
                                "unknown-filter-value",
                                "Unknown value of a filter",
                                "%s is one of %s; '%s' is none of them."
                                        .formatted(name.strip(), String.join(", ", known), GivenText.shortened(given)))
                        .with("known", known)
                        .with("filter", name.strip())
                        .with("value", GivenText.shortened(given));
        };
    }
}
