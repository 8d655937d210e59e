package org.vitrine.index.progress;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.vitrine.index.journey.JourneyView;

/**
 * HTTP API for the progress of images and batches. ingest-service calls it to answer institutions. Every replica gives
 * the same answers: it reads the state of other replicas from them.
 */
@Path("/v1/progress")
@RunOnVirtualThread // reads RocksDB, or waits for another replica
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Progress", description = "Where images and batches are")
class ImageProgressResource {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,200}");

    private final ProgressLookup progress;

    ImageProgressResource(ProgressLookup progress) {
        this.progress = progress;
    }

    @GET
    @Path("images/{imageId}")
    @Operation(
            summary = "The journey of an image",
            description =
                    "Each stage of its newest version, with its time, the time since the stage before, measures and"
                            + " decisions. A failed stage has reasonCode and sentence.")
    @APIResponse(
            responseCode = "200",
            description = "The journey so far",
            content = @Content(schema = @Schema(implementation = JourneyView.class)))
    @APIResponse(responseCode = "404", description = "unknown-image")
    @APIResponse(responseCode = "503", description = "progress-unavailable")
    public JourneyView image(@RestPath String imageId) {
        return progress.journey(requireId(imageId))
                .flatMap(journey -> JourneyView.of(imageId, journey))
                .orElseThrow(() -> new ProgressProblem.UnknownImage(imageId).exception());
    }

    @GET
    @Path("batches/{batchId}")
    @Operation(
            summary = "Where the photographs of a batch are",
            description = "sent = already + indexed + rejected + deadLettered + inFlight, at any time. All zero where"
                    + " nothing was sent with the batch yet.")
    @APIResponse(responseCode = "503", description = "progress-unavailable")
    public BatchSummary batch(@RestPath String batchId) {
        return BatchSummary.of(batchId, progress.batch(requireId(batchId)));
    }

    @GET
    @Path("collections")
    @Operation(summary = "How many images are at which stage, in all and by collection")
    @APIResponse(responseCode = "503", description = "progress-unavailable")
    public ProgressStatus collections() {
        return ProgressStatus.of(progress.collections());
    }

    @GET
    @Path("institutions")
    @Operation(summary = "What each institution has stored", description = "As for one institution, by its id.")
    @APIResponse(
            responseCode = "503",
            description = "progress-unavailable: also while partitions are restored or moved")
    public InstitutionTotals institutions() {
        return progress.originals();
    }

    @GET
    @Path("institutions/{institutionId}")
    @Operation(
            summary = "What an institution has stored",
            description = "Photographs and bytes of their newest originals, without withdrawn photographs. Zero for an"
                    + " unknown institution.")
    @APIResponse(
            responseCode = "503",
            description = "progress-unavailable: also while partitions are restored or moved")
    public StoredOriginals institution(@RestPath String institutionId) {
        return progress.originals(requireId(institutionId));
    }

    @POST
    @Path("images")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Where several images are",
            description = "Stage and version of at most 1000 images; unknown ones are left out.")
    @APIResponse(responseCode = "400", description = "malformed-request: more than 1000")
    @APIResponse(responseCode = "503", description = "progress-unavailable")
    public ImageStatuses images(byte[] question) {
        var imageIds = ReplicaJson.read(question, ImageStatuses.Request.class).imageIds();
        if (imageIds.size() > ImageStatuses.MAX_IMAGES) {
            throw new ProgressProblem.Malformed("imageIds has %d entries; at most %d are answered at once."
                            .formatted(imageIds.size(), ImageStatuses.MAX_IMAGES))
                    .exception();
        }
        return new ImageStatuses(progress.statuses(imageIds));
    }

    @GET
    @Path("collections/{collectionId}/failures")
    @Operation(
            summary = "What failed in a collection",
            description =
                    "Rejected and dead-lettered photographs by imageId, at most 'limit' (1 to 1000) behind 'after'."
                            + " 'next' is the next 'after', absent at the end.")
    @APIResponse(responseCode = "503", description = "progress-unavailable")
    public FailurePage failuresOfCollection(
            @RestPath String collectionId,
            @RestQuery @DefaultValue("") String after,
            @RestQuery @DefaultValue("1000") int limit) {
        return progress.failuresOfCollection(requireId(collectionId), after(after), limit(limit));
    }

    @GET
    @Path("batches/{batchId}/failures")
    @Operation(summary = "What failed in a batch", description = "As the failures of a collection.")
    @APIResponse(responseCode = "503", description = "progress-unavailable")
    public FailurePage failuresOfBatch(
            @RestPath String batchId,
            @RestQuery @DefaultValue("") String after,
            @RestQuery @DefaultValue("1000") int limit) {
        return progress.failuresOfBatch(requireId(batchId), after(after), limit(limit));
    }

    private static int limit(int limit) {
        if (limit < 1 || limit > ImageStatuses.MAX_IMAGES) {
            throw new ProgressProblem.Malformed(
                            "limit is %d; it must be 1 to %d.".formatted(limit, ImageStatuses.MAX_IMAGES))
                    .exception();
        }
        return limit;
    }

    private static String after(String after) {
        return after.isEmpty() ? after : requireId(after);
    }

    /** Validates an id, because ids become part of the URL of a request to another replica. */
    private static String requireId(String id) {
        if (!ID.matcher(id).matches()) {
            throw new ProgressProblem.Malformed(
                            "'%s' is not an id: letters, digits, '-', '_' and '.' only, 1 to 200 of them."
                                    .formatted(id))
                    .exception();
        }
        return id;
    }
}
