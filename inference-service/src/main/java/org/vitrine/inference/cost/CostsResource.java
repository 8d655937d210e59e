package org.vitrine.inference.cost;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestQuery;
import org.vitrine.inference.settings.InferenceConfig;

/** {@code GET /v1/costs}: the estimated costs of all replicas in this month, for operators. */
@Path("/v1/costs")
@ApplicationScoped
class CostsResource {

    private final MonthlyCosts costs;
    private final InferenceConfig config;

    CostsResource(MonthlyCosts costs, InferenceConfig config) {
        this.costs = costs;
        this.config = config;
    }

    /**
     * The response.
     *
     * @param month calendar month in UTC, for example 2026-11
     * @param estimatedPrice sum of all lines
     * @param lines ordered by collection, institution and provider
     */
    record Costs(String month, String currency, double estimatedPrice, List<CostLine> lines) {}

    /**
     * The costs of one provider for one institution and collection.
     *
     * @param provider rekognition, rekognition/project/version, or sagemaker/endpoint
     * @param calls calls that were sent
     * @param images calls that were answered, which a provider bills
     */
    record CostLine(
            String provider,
            String institutionId,
            String collectionId,
            long calls,
            long images,
            double estimatedPrice) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "costs",
            summary = "Costs of calls to providers in this month",
            description =
                    "Sums of all replicas, as of their last exchange. Prices are estimates from the price table, vitrine.inference.costs.prices. curl http://localhost:8103/v1/costs?collection=coins")
    @APIResponse(
            responseCode = "200",
            description = "Calls, images and estimated price by provider, institution and collection")
    public Costs costs(
            @Parameter(description = "Only the costs of this collection", example = "coins") @RestQuery
                    Optional<String> collection) {
        var lines = costs.lines().stream()
                .filter(line -> collection.map(line.collection()::equals).orElse(true))
                .map(line -> new CostLine(
                        line.remote(),
                        line.institution(),
                        line.collection(),
                        line.tally().calls(),
                        line.tally().images(),
                        line.tally().price()))
                .toList();
        return new Costs(
                costs.month().toString(),
                config.costs().currency(),
                lines.stream().mapToDouble(CostLine::estimatedPrice).sum(),
                lines);
    }
}
