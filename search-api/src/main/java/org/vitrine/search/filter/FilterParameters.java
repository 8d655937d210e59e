package org.vitrine.search.filter;

import java.util.List;
import org.vitrine.search.problem.SearchProblem;

/** The edge of this package: ends a request whose filters cannot be read. */
public final class FilterParameters {

    private FilterParameters() {}

    public static Filters read(List<String> pairs) {
        return switch (Filters.parse(pairs)) {
            case Filters.Outcome.Read(var filters) -> filters;
            case Filters.Outcome.Malformed(var given, var why) ->
                throw new SearchProblem.MalformedFilter(given, why).exception();
        };
    }
}
