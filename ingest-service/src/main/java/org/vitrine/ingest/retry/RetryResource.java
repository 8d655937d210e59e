package org.vitrine.ingest.retry;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.vitrine.access.Permission;
import org.vitrine.access.http.InstitutionAccess;
import org.vitrine.access.http.RequiresPermission;
import org.vitrine.flow.CloudEvents;
import org.vitrine.flow.TraceParent;
import org.vitrine.ingest.batch.OwnBatches;
import org.vitrine.ingest.collection.CollectionRegistry;
import org.vitrine.ingest.identity.NameRules;
import org.vitrine.ingest.problem.IngestProblem;
import org.vitrine.ingest.progress.ImageJourney;
import org.vitrine.ingest.progress.IngestProgress;

/**
 * HTTP API to process rejected and dead-lettered photographs again: one image, or all that failed in a collection or
 * batch.
 */
@Path("/v1")
@RunOnVirtualThread // waits for index-service, S3 and Kafka
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Retry", description = "Rejected and dead-lettered photographs, processed again")
class RetryResource {

    private static final String RETRY_DESCRIPTION =
            "Announces as a new version what was rejected or dead-lettered, from the bytes in the"
                    + " store. Answers when all is announced. Repeating it is safe: what was announced since is in flight.";

    private final RetryRunner retryRunner;
    private final IngestProgress progress;
    private final CollectionRegistry collectionRegistry;
    private final OwnBatches batches;
    private final InstitutionAccess institutions;

    RetryResource(
            RetryRunner retryRunner,
            IngestProgress progress,
            CollectionRegistry collectionRegistry,
            OwnBatches batches,
            InstitutionAccess institutions) {
        this.retryRunner = retryRunner;
        this.progress = progress;
        this.collectionRegistry = collectionRegistry;
        this.batches = batches;
        this.institutions = institutions;
    }

    @POST
    @RequiresPermission(Permission.UPLOAD)
    @Path("images/{imageId}/retry")
    @Operation(summary = "Processes an image again that failed", description = RETRY_DESCRIPTION)
    @APIResponse(
            responseCode = "202",
            description = "What happened to it: one of the counts is 1",
            content = @Content(schema = @Schema(implementation = RetryCounts.class)))
    @APIResponse(responseCode = "404", description = "unknown-image")
    @APIResponse(responseCode = "503", description = "progress-unavailable: index-service is unavailable")
    public Response image(
            @RestPath String imageId, @HeaderParam(CloudEvents.TRACEPARENT) Optional<String> traceparent) {
        var collectionId = Optional.of(imageId)
                .filter(NameRules::isImageId)
                .flatMap(progress::journey)
                .filter(journey -> institutions.mayReach(journey.institutionId()))
                .map(ImageJourney::collectionId)
                .orElseThrow(() -> new IngestProblem.UnknownImage(imageId).exception());
        return accepted(retryRunner.image(collectionId, imageId, trace(traceparent)));
    }

    @POST
    @RequiresPermission(Permission.CURATE)
    @Path("collections/{collectionId}/retry")
    @Operation(summary = "Processes again what failed in a collection", description = RETRY_DESCRIPTION)
    @APIResponse(
            responseCode = "202",
            description = "What happened to those that had failed",
            content = @Content(schema = @Schema(implementation = RetryCounts.class)))
    @APIResponse(responseCode = "404", description = "unknown-collection")
    @APIResponse(responseCode = "503", description = "progress-unavailable: index-service is unavailable")
    public Response collection(
            @RestPath String collectionId, @HeaderParam(CloudEvents.TRACEPARENT) Optional<String> traceparent) {
        collectionRegistry.requireOpen(collectionId);
        return accepted(retryRunner.collection(collectionId, trace(traceparent)));
    }

    @POST
    @RequiresPermission(Permission.UPLOAD)
    @Path("collections/{collectionId}/batches/{batchId}/retry")
    @Operation(summary = "Processes again what failed in a batch", description = RETRY_DESCRIPTION)
    @APIResponse(
            responseCode = "202",
            description = "What happened to those that had failed",
            content = @Content(schema = @Schema(implementation = RetryCounts.class)))
    @APIResponse(responseCode = "404", description = "unknown-batch")
    @APIResponse(responseCode = "503", description = "progress-unavailable: index-service is unavailable")
    public Response batch(
            @RestPath String collectionId,
            @RestPath String batchId,
            @HeaderParam(CloudEvents.TRACEPARENT) Optional<String> traceparent) {
        batches.require(collectionId, batchId);
        return accepted(retryRunner.batch(collectionId, batchId, trace(traceparent)));
    }

    private static Response accepted(RetryCounts counts) {
        return Response.accepted(counts).build();
    }

    private static TraceParent trace(Optional<String> traceparent) {
        return traceparent.flatMap(TraceParent::parse).map(TraceParent::next).orElseGet(TraceParent::start);
    }
}
