package org.vitrine.search.openapi;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;

/**
 * HTTP statuses of the problems that an operation can end with: those that follow from its path and body, and those of
 * single operations.
 */
final class OpenApiProblems {

    /** Name of the schema of problem details. */
    static final String SCHEMA = "ProblemDetail";

    private static final Map<String, String> MEANINGS = Map.of(
            "400", "A part of the request is invalid. The detail names the part and what is required.",
            "401",
                    "Sign-in is on, and the request needs a permission: the bearer token is missing, invalid or expired.",
            "403",
                    "Sign-in is on, and no role of the account has the permission. The members permission and roles name what is missing.",
            "404", "What the path or a parameter names does not exist.",
            "409", "The present state does not allow the request. The code names the reason.",
            "410", "The cursor has expired. Begin again without a cursor.",
            "413", "The body exceeds its limit.",
            "415", "The media type of the body, or the format of the picture, is not supported.",
            "422", "The content is invalid. The code names the reason.",
            "503", "A service behind this one does not answer, or too many requests are waiting. See Retry-After.");

    /** Further statuses of single operations, by operationId. */
    private static final Map<String, Set<String>> ADDITIONAL_STATUSES = Map.of(
            "listImages", Set.of("410"),
            "compareImages", Set.of("404", "409"),
            "drawComparison", Set.of("404", "409"),
            "comparePhotograph", Set.of("404", "409"),
            "comparePhotographOfForm", Set.of("404", "409"),
            "decide", Set.of("409"),
            "openItem", Set.of("409"),
            "changeItem", Set.of("409"),
            "renewReviewLease", Set.of("409"),
            "releaseReviewLease", Set.of("409"));

    private OpenApiProblems() {}

    static String meaning(String status) {
        return Optional.ofNullable(MEANINGS.get(status))
                .orElseThrow(() -> new IllegalArgumentException("status " + status + " has no meaning here"));
    }

    static SortedSet<String> of(String path, Operation operation) {
        var statuses = new TreeSet<String>();
        statuses.add("400");
        statuses.add("401");
        statuses.add("403");
        statuses.add("503");
        if (path.contains("{") || hasRequired(operation, "collection")) {
            statuses.add("404");
        }
        RequestBody body = operation.getRequestBody();
        if (body != null) {
            statuses.add("413");
            statuses.add("415");
            statuses.add("422");
        }
        Optional.ofNullable(ADDITIONAL_STATUSES.get(operation.getOperationId())).ifPresent(statuses::addAll);
        return statuses;
    }

    private static boolean hasRequired(Operation operation, String name) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> name.equals(parameter.getName()));
    }
}
