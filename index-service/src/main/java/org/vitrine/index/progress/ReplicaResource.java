package org.vitrine.index.progress;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Internal HTTP API for other replicas of index-service ({@link PeerReplicas}): answers from the state stores of this
 * replica only. Not part of the published API.
 */
@Path("/internal/progress")
@RunOnVirtualThread // reads RocksDB
@Produces(MediaType.APPLICATION_JSON)
class ReplicaResource {

    static final String STATUS_PATH = "/internal/progress/collections";

    static final String STATUSES_PATH = "/internal/progress/images";

    static final String ORIGINALS_PATH = "/internal/progress/institutions";

    private final LocalProgress local;

    ReplicaResource(LocalProgress local) {
        this.local = local;
    }

    static String journeyPath(String imageId) {
        return "/internal/progress/images/" + imageId;
    }

    static String batchPath(String batchId) {
        return "/internal/progress/batches/" + batchId;
    }

    static String failuresOfCollectionPath(String collectionId, String after, int limit) {
        return "/internal/progress/collections/%s/failures?after=%s&limit=%d".formatted(collectionId, after, limit);
    }

    static String failuresOfBatchPath(String batchId, String after, int limit) {
        return "/internal/progress/batches/%s/failures?after=%s&limit=%d".formatted(batchId, after, limit);
    }

    static String originalsPath(String institutionId) {
        return ORIGINALS_PATH + "/" + institutionId;
    }

    @GET
    @Path("images/{imageId}")
    @Operation(hidden = true)
    public Response journey(@RestPath String imageId) {
        return local.journey(imageId)
                .map(ReplicaResource::json)
                .orElse(Response.status(Response.Status.NOT_FOUND).build());
    }

    @GET
    @Path("batches/{batchId}")
    @Operation(hidden = true)
    public Response batch(@RestPath String batchId) {
        return json(local.batch(batchId));
    }

    @GET
    @Path("collections")
    @Operation(hidden = true)
    public Response status() {
        return json(local.counts());
    }

    @GET
    @Path("institutions")
    @Operation(hidden = true)
    public Response originals() {
        return json(local.originals());
    }

    @GET
    @Path("institutions/{institutionId}")
    @Operation(hidden = true)
    public Response originals(@RestPath String institutionId) {
        return json(local.originals(institutionId));
    }

    @POST
    @Path("images")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Response statuses(byte[] question) {
        var imageIds = ReplicaJson.read(question, ImageStatuses.Request.class).imageIds();
        return json(new ImageStatuses(local.statuses(imageIds)));
    }

    @GET
    @Path("collections/{collectionId}/failures")
    @Operation(hidden = true)
    public Response failuresOfCollection(
            @RestPath String collectionId, @RestQuery @DefaultValue("") String after, @RestQuery int limit) {
        return json(local.failuresOfCollection(collectionId, after, limit));
    }

    @GET
    @Path("batches/{batchId}/failures")
    @Operation(hidden = true)
    public Response failuresOfBatch(
            @RestPath String batchId, @RestQuery @DefaultValue("") String after, @RestQuery int limit) {
        return json(local.failuresOfBatch(batchId, after, limit));
    }

    private static Response json(Object answer) {
        return Response.ok(ReplicaJson.bytes(answer)).build();
    }
}
