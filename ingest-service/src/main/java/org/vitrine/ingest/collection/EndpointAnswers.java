package org.vitrine.ingest.collection;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Reads the answer of inference-service to a check of endpoints. Pure. */
final class EndpointAnswers {

    private EndpointAnswers() {}

    /**
     * Returns one finding for each endpoint, in the order of {@code endpoints}. An endpoint that the answer lacks is
     * {@code Unverified}.
     *
     * @param endpoints the endpoints that were checked
     * @param answer {"endpoints":[{"state":"exists|missing|unclear","detail":…}, …]} in the order of {@code endpoints}
     */
    static List<EndpointFinding> read(List<NamedEndpoint> endpoints, JsonNode answer) {
        List<EndpointFinding> findings = new ArrayList<>();
        for (int i = 0; i < endpoints.size(); i++) {
            var endpoint = endpoints.get(i);
            var found = answer.path("endpoints").path(i);
            var detail = found.path("detail").asText("inference-service gave no reason");
            findings.add(
                    switch (found.path("state").asText("")) {
                        case "exists" -> new EndpointFinding.Exists();
                        case "missing" ->
                            new EndpointFinding.Missing("%s does not exist: %s".formatted(describe(endpoint), detail));
                        default ->
                            new EndpointFinding.Unverified(
                                    "Whether %s exists is unknown: %s".formatted(describe(endpoint), detail));
                    });
        }
        return List.copyOf(findings);
    }

    /** Returns the name of an endpoint and of the member that names it, for use in a sentence. */
    static String describe(NamedEndpoint endpoint) {
        return switch (endpoint) {
            case NamedEndpoint.Endpoint(var member, var reference) ->
                "endpoint '%s' of %s".formatted(reference.getEndpoint(), member);
            case NamedEndpoint.CustomLabels(var member, var arn) -> "'%s' of %s".formatted(arn, member);
        };
    }
}
