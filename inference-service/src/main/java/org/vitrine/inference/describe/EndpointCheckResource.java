package org.vitrine.inference.describe;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.vitrine.inference.remote.EndpointProbe;
import org.vitrine.inference.remote.EndpointProbe.Finding;
import org.vitrine.inference.statement.InferenceProfile;

/**
 * {@code POST /v1/endpoints/check}: checks whether endpoints and Custom Labels models exist. ingest-service calls it
 * before it stores a profile that names them.
 */
@Path("/v1/endpoints/check")
@ApplicationScoped
class EndpointCheckResource {

    /** Most endpoints of one request. */
    private static final int MAX_ENDPOINTS = 250;
    /** Probes that run at the same time. */
    private static final int CONCURRENCY = 4;
    /** Time after which a probe is unclear. */
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(8);

    private final EndpointProbe probe;

    EndpointCheckResource(EndpointProbe probe) {
        this.probe = probe;
    }

    /** The response: one finding for each endpoint of the request, in the same order. */
    record Answer(List<Found> endpoints) {}

    /**
     * The finding about one endpoint.
     *
     * @param state exists, missing or unclear
     * @param detail reason for the states missing and unclear; empty for exists
     */
    record Found(String state, Optional<String> detail) {

        static Found of(Finding finding) {
            return switch (finding) {
                case Finding.Exists() -> new Found("exists", Optional.empty());
                case Finding.Missing(var detail) -> new Found("missing", Optional.of(detail));
                case Finding.Unclear(var detail) -> new Found("unclear", Optional.of(detail));
            };
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "checkEndpoints",
            summary = "Whether endpoints and Custom Labels models exist",
            description =
                    "Calls each once with a grey picture, which costs one call. Throttled, loading and failing endpoints exist; the state is unclear if access is denied or no answer comes. curl -H 'Content-Type: application/json' -d '{\"endpoints\":[{\"endpoint\":\"relief-deep\"}]}' http://localhost:8103/v1/endpoints/check")
    @APIResponse(responseCode = "200", description = "exists, missing or unclear, for each in the order of the request")
    @APIResponse(responseCode = "400", description = "malformed-check")
    public Uni<Answer> check(JsonNode body) {
        var probes = probes(body);
        return probes.isEmpty()
                ? Uni.createFrom().item(new Answer(List.of()))
                : Uni.join()
                        .all(probes)
                        .usingConcurrencyOf(CONCURRENCY)
                        .andFailFast()
                        .map(findings ->
                                new Answer(findings.stream().map(Found::of).toList()));
    }

    private List<Uni<Finding>> probes(JsonNode body) {
        var endpoints = body.path("endpoints");
        if (!endpoints.isArray() || endpoints.size() > MAX_ENDPOINTS) {
            throw new InferenceProblem.MalformedCheck(
                            "'endpoints' must be an array of at most " + MAX_ENDPOINTS + " elements.")
                    .exception();
        }
        List<Uni<Finding>> probes = new ArrayList<>();
        for (var element : endpoints) {
            if (element.path("customLabelsArn").isTextual()) {
                probes.add(probe.customLabels(element.path("customLabelsArn").asText(), PROBE_TIMEOUT));
            } else if (element.path("endpoint").isTextual()) {
                probes.add(probe.endpoint(endpoint(element), PROBE_TIMEOUT));
            } else {
                throw new InferenceProblem.MalformedCheck(
                                "each element of 'endpoints' needs a string member 'endpoint' or 'customLabelsArn'.")
                        .exception();
            }
        }
        return probes;
    }

    private static InferenceProfile.Endpoint endpoint(JsonNode element) {
        return new InferenceProfile.Endpoint(
                element.path("endpoint").asText(),
                text(element, "variant"),
                text(element, "targetModel"),
                text(element, "inferenceComponent"),
                InferenceProfile.Contract.CLASSIFICATION,
                List.of());
    }

    private static Optional<String> text(JsonNode element, String member) {
        return Optional.of(element.path(member)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }
}
