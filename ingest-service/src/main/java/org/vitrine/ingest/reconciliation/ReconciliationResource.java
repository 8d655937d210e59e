package org.vitrine.ingest.reconciliation;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.vitrine.access.Permission;
import org.vitrine.access.http.RequiresPermission;
import org.vitrine.ingest.collection.CollectionRegistry;
import org.vitrine.ingest.problem.IngestProblem;
import org.vitrine.ingest.problem.JsonBody;
import org.vitrine.ingest.problem.KnownMembers;

/**
 * HTTP API for operators to begin sweeps and to read their reports. A sweep checks whether the store contains exactly
 * what was announced.
 */
@Path("/v1/sweeps")
@RunOnVirtualThread // waits for S3
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Sweeps",
        description = "Stored objects that were never announced, and announcements whose object is missing")
class ReconciliationResource {

    private static final KnownMembers MEMBERS = KnownMembers.of("collection", "repair", "retention");
    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    private final Reconciliations reconciliations;
    private final CollectionRegistry collectionRegistry;

    ReconciliationResource(Reconciliations reconciliations, CollectionRegistry collectionRegistry) {
        this.reconciliations = reconciliations;
        this.collectionRegistry = collectionRegistry;
    }

    @POST
    @RequiresPermission(Permission.OPERATE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Begins a sweep",
            description =
                    "Without a collection, all of them and the uploads that were never completed. With repair, what was never"
                            + " announced, was withdrawn or was abandoned is removed; what is missing is only reported. With"
                            + " retention, what was replaced longer ago than it is kept counts as well.")
    @RequestBody(content = @Content(example = "{\"collection\":\"coins\",\"repair\":false,\"retention\":false}"))
    @APIResponse(
            responseCode = "202",
            description = "It runs; Location is the address of its report",
            content = @Content(schema = @Schema(implementation = ReconciliationReport.class)))
    @APIResponse(responseCode = "404", description = "unknown-collection")
    @APIResponse(responseCode = "409", description = "sweep-running")
    public Response begin(@Nullable JsonNode given) {
        var body = JsonBody.required(given);
        MEMBERS.require(body);
        var collection = Optional.of(body.path("collection").asText()).filter(id -> !id.isBlank());
        collection.ifPresent(collectionRegistry::requireOpen);
        return switch (reconciliations.start(
                new ReconciliationRequest(collection, flag(body, "repair"), flag(body, "retention")))) {
            case Reconciliations.StartResult.Running(var id) -> throw new IngestProblem.SweepRunning(id).exception();
            case Reconciliations.StartResult.Started(var report) ->
                Response.accepted(report)
                        .location(URI.create("/v1/sweeps/" + report.sweepId()))
                        .build();
        };
    }

    private static boolean flag(JsonNode body, String name) {
        var given = body.path(name);
        if (!given.isMissingNode() && !given.isBoolean()) {
            throw new IngestProblem.Malformed("%s '%s' must be true or false.".formatted(name, given.asText()))
                    .exception();
        }
        return given.asBoolean();
    }

    @GET
    @RequiresPermission(Permission.OPERATE)
    @Path("{sweepId}")
    @Operation(summary = "How far a sweep is and what it found")
    @APIResponse(responseCode = "404", description = "unknown-sweep")
    public ReconciliationReport read(@RestPath String sweepId) {
        return Optional.of(sweepId)
                .filter(id -> ID.matcher(id).matches())
                .flatMap(reconciliations::find)
                .orElseThrow(() -> new IngestProblem.UnknownSweep(sweepId).exception());
    }
}
