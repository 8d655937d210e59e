package org.vitrine.search.review;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.vitrine.search.problem.GivenText;
import org.vitrine.search.problem.SearchProblem;

/**
 * Parsed body of a request for review tasks.
 *
 * @param count number of tasks wanted, 1 to 20
 * @param filter filters of the form NAME=VALUE, as for lists
 */
record TaskRequest(int count, List<String> filter) {

    private static final int MAX_TASKS = 20;
    private static final int MAX_FILTERS = 32;
    private static final int MAX_SHOWN_LENGTH = 80;
    private static final Set<String> MEMBERS = Set.of("count", "filter");

    TaskRequest {
        filter = List.copyOf(filter);
    }

    /** Parses the body. Ends the request with a problem if it is invalid. Without a body, one task is wanted. */
    static TaskRequest read(@Nullable JsonNode body) {
        if (body == null || body.isNull() || body.isMissingNode()) {
            return new TaskRequest(1, List.of());
        }
        if (!body.isObject()) {
            throw invalid("the body", body, "an object with count and filter is required.");
        }
        body.properties().forEach(member -> {
            if (!MEMBERS.contains(member.getKey())) {
                throw invalid(
                        member.getKey(),
                        member.getValue(),
                        "this member is unknown; known members are %s."
                                .formatted(String.join(", ", new TreeSet<>(MEMBERS))));
            }
        });
        return new TaskRequest(count(body.path("count")), filter(body.path("filter")));
    }

    private static int count(JsonNode count) {
        if (count.isMissingNode() || count.isNull()) {
            return 1;
        }
        if (!count.isIntegralNumber() || count.asLong() < 1 || count.asLong() > MAX_TASKS) {
            throw invalid("count", count, "a whole number from 1 to %d is required.".formatted(MAX_TASKS));
        }
        return count.asInt();
    }

    private static List<String> filter(JsonNode filter) {
        if (filter.isMissingNode() || filter.isNull()) {
            return List.of();
        }
        if (!filter.isArray() || filter.size() > MAX_FILTERS) {
            throw invalid(
                    "filter", filter, "an array of at most %d texts NAME=VALUE is required.".formatted(MAX_FILTERS));
        }
        var all = new ArrayList<String>();
        filter.forEach(each -> {
            if (!each.isTextual()) {
                throw invalid("filter", each, "a text NAME=VALUE is required.");
            }
            all.add(each.asText());
        });
        return all;
    }

    private static RuntimeException invalid(String name, JsonNode given, String requirement) {
        String shown = GivenText.shortened(given.toString(), MAX_SHOWN_LENGTH);
        return new SearchProblem.InvalidParameter(name, shown, requirement).exception();
    }
}
