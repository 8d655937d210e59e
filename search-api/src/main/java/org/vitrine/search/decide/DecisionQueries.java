package org.vitrine.search.decide;

import java.util.List;
import java.util.Optional;
import org.vitrine.imageindex.DecisionQuery;
import org.vitrine.search.problem.RequestParameters;
import org.vitrine.search.problem.SearchProblem;

/** Parses the query parameters of a list of decisions. Ends the request with a problem if one is invalid. */
final class DecisionQueries {

    private DecisionQueries() {}

    static DecisionQuery of(
            String collectionId,
            Optional<String> specimen,
            Optional<String> institution,
            Optional<String> image,
            Optional<String> item,
            Optional<String> person,
            List<String> kinds,
            Optional<String> since) {
        return new DecisionQuery(
                collectionId,
                nonBlank(institution),
                nonBlank(specimen),
                nonBlank(image),
                nonBlank(item),
                nonBlank(person),
                kinds.stream().map(DecisionQueries::kind).toList(),
                RequestParameters.time("since", since));
    }

    private static Optional<String> nonBlank(Optional<String> parameter) {
        return parameter.filter(it -> !it.isBlank());
    }

    private static String kind(String given) {
        return DecisionType.of(given).map(DecisionType::inJson).orElseThrow(() -> new SearchProblem.InvalidParameter(
                        "kind", given, "one of " + String.join(", ", DecisionType.allInJson()) + " is required.")
                .exception());
    }
}
