package org.vitrine.ingest.batch;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.vitrine.access.Permission;
import org.vitrine.access.http.InstitutionAccess;
import org.vitrine.access.http.RequiresPermission;
import org.vitrine.ingest.collection.CollectionRegistry;
import org.vitrine.ingest.identity.NameRules;
import org.vitrine.ingest.problem.IngestProblem;
import org.vitrine.ingest.problem.JsonBody;
import org.vitrine.ingest.progress.BatchTotals;
import org.vitrine.ingest.progress.FailedImages;
import org.vitrine.ingest.progress.IngestProgress;

/**
 * HTTP API to open, change, list and follow batches. {@code ImagesResource} accepts their photographs, which clients
 * post to {@code items}.
 */
@Path("/v1")
@RunOnVirtualThread // waits for S3 and for index-service
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Batches", description = "Photographs sent together, and how far they are")
class BatchResource {

    private static final int MAX_PAGE = 100;
    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final CollectionRegistry collectionRegistry;
    private final BatchRegistry batchRegistry;
    private final OwnBatches ownBatches;
    private final InstitutionAccess institutions;
    private final BatchListing listing;
    private final BucketSources sources;
    private final IngestProgress progress;

    BatchResource(
            CollectionRegistry collectionRegistry,
            BatchRegistry batchRegistry,
            OwnBatches ownBatches,
            InstitutionAccess institutions,
            BatchListing listing,
            BucketSources sources,
            IngestProgress progress) {
        this.sources = sources;
        this.collectionRegistry = collectionRegistry;
        this.batchRegistry = batchRegistry;
        this.ownBatches = ownBatches;
        this.institutions = institutions;
        this.listing = listing;
        this.progress = progress;
    }

    @POST
    @RequiresPermission(Permission.UPLOAD)
    @Path("collections/{collectionId}/batches")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Opens a batch",
            description =
                    "Post its photographs to …/batches/{batchId}/items. Or, with {\"from\":{\"bucket\":\"…\",\"prefix\":\"…\"}},"
                            + " this service reads every object under that prefix from the bucket. The user metadata"
                            + " x-amz-meta-vitrine-specimen, -item, -side and -metadata of an object are its statement."
                            + " Its key is the identifier; in a drop box, the part of the key after the collection."
                            + " 'expected' is set once all objects are listed.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = BatchOpening.class),
                            example = "{\"institution\":\"museum-a\",\"title\":\"Cabinet 12\",\"expected\":250}"))
    @APIResponse(
            responseCode = "201",
            description = "The batch, empty",
            content = @Content(schema = @Schema(implementation = BatchProgress.class)))
    public Response open(@RestPath String collectionId, @Nullable JsonNode given) {
        collectionRegistry.requireOpen(collectionId);
        var body = JsonBody.required(given);
        var opening = BatchOpening.of(body, institutions.own());
        institutions.requireOwn(opening.institution());
        var source = sources.read(body.path("from"), opening.institution(), collectionId);
        var openedAt = Instant.now();
        var batch = new Batch(
                BatchId.of(openedAt, random()),
                collectionId,
                opening.institution(),
                opening.title(),
                opening.expected(),
                Optional.empty(),
                openedAt);
        batchRegistry.open(batch);
        source.ifPresent(from -> sources.begin(batch, from));
        return Response.created(URI.create("/v1/collections/%s/batches/%s".formatted(collectionId, batch.batchId())))
                .entity(BatchProgress.of(batch, BatchTotals.NONE))
                .build();
    }

    @GET
    @RequiresPermission(Permission.UPLOAD)
    @Path("collections/{collectionId}/batches/{batchId}")
    @Operation(
            summary = "How far a batch is",
            description = "sent = already + indexed + rejected + deadLettered + inFlight, at any time.")
    public BatchProgress read(@RestPath String collectionId, @RestPath String batchId) {
        var batch = ownBatches.require(collectionId, batchId);
        return BatchProgress.of(batch, progress.batch(batchId));
    }

    @PATCH
    @RequiresPermission(Permission.UPLOAD)
    @Path("collections/{collectionId}/batches/{batchId}")
    @Consumes({MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Operation(
            summary = "Changes how many photographs a batch expects, or its title",
            description =
                    "JSON merge patch (RFC 7396) of 'expected' and 'title'; null removes one. A sender that could not read some"
                            + " of its files lowers 'expected', so that the batch can be complete.")
    @RequestBody(
            content = @Content(schema = @Schema(implementation = BatchChange.class), example = "{\"expected\":249}"))
    @APIResponse(
            responseCode = "200",
            description = "The batch as it is now",
            content = @Content(schema = @Schema(implementation = BatchProgress.class)))
    @APIResponse(responseCode = "400", description = "malformed-request")
    @APIResponse(responseCode = "404", description = "unknown-batch")
    public BatchProgress change(@RestPath String collectionId, @RestPath String batchId, @Nullable JsonNode body) {
        var batch = ownBatches.require(collectionId, batchId);
        var changed = batch.changed(BatchChange.of(JsonBody.required(body), batch));
        batchRegistry.replace(changed);
        return BatchProgress.of(changed, progress.batch(batchId));
    }

    @GET
    @RequiresPermission(Permission.UPLOAD)
    @Path("collections/{collectionId}/batches")
    @Operation(
            summary = "The batches of a collection, newest first",
            description = "At most 'limit' (1 to 100) of them, each the same object as GET of the batch."
                    + " 'next' is the 'cursor' of the next page, absent at the end.")
    @APIResponse(responseCode = "503", description = "progress-unavailable: index-service is unavailable")
    public BatchPage list(
            @RestPath String collectionId,
            @RestQuery Optional<String> cursor,
            @RestQuery @DefaultValue("20") int limit) {
        collectionRegistry.requireOpen(collectionId);
        requireLimit(limit, MAX_PAGE);
        var after = cursor.map(from -> BatchListing.Entry.ofCursor(from).orElseThrow(() -> new IngestProblem.Malformed(
                        "cursor '%s' is not valid: take 'next' of the page before.".formatted(from))
                .exception()));
        var entries = listing.page(collectionId, after, limit);
        var batches = entries.stream()
                .limit(limit)
                .flatMap(entry -> ownBatches.find(collectionId, entry.batchId()).stream())
                .map(batch -> BatchProgress.of(batch, progress.batch(batch.batchId())))
                .toList();
        return new BatchPage(
                batches,
                entries.size() > limit ? Optional.of(entries.get(limit - 1).cursor()) : Optional.empty());
    }

    /**
     * A page of batches.
     *
     * @param batches the batches, newest first
     * @param next cursor of the next page; absent on the last page
     */
    record BatchPage(List<BatchProgress> batches, Optional<String> next) {}

    @GET
    @RequiresPermission(Permission.UPLOAD)
    @Path("collections/{collectionId}/batches/{batchId}/failures")
    @Operation(
            summary = "What failed in a batch, all of it",
            description = "Rejected and dead-lettered photographs by imageId, at most 'limit' (1 to 1000)."
                    + " 'next' is the 'cursor' of the next page, absent at the end.")
    @APIResponse(responseCode = "503", description = "progress-unavailable: index-service is unavailable")
    public FailedImages failures(
            @RestPath String collectionId,
            @RestPath String batchId,
            @RestQuery Optional<String> cursor,
            @RestQuery @DefaultValue("1000") int limit) {
        ownBatches.require(collectionId, batchId);
        requireLimit(limit, FailedImages.MAX_PAGE_SIZE);
        cursor.filter(from -> !NameRules.isImageId(from)).ifPresent(from -> {
            throw new IngestProblem.Malformed(
                            "cursor '%s' is not valid: take 'next' of the page before.".formatted(from))
                    .exception();
        });
        return progress.failuresOfBatch(batchId, cursor, limit);
    }

    private static void requireLimit(int limit, int max) {
        if (limit < 1 || limit > max) {
            throw new IngestProblem.Malformed("limit is %d; it must be 1 to %d.".formatted(limit, max)).exception();
        }
    }

    private static byte[] random() {
        var id = new byte[BatchId.RANDOM_BYTES];
        RANDOM.nextBytes(id);
        return id;
    }
}
