package org.vitrine.ingest.progress;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** Answers neighbour replicas, from here alone. Not for clients, and in no document of the API. */
@Path("/internal")
@RunOnVirtualThread // reads RocksDB
@Produces(MediaType.APPLICATION_JSON)
class ProgressResource {

    static final String STATUS_PATH = "/internal/status";

    private final LocalProgress local;

    ProgressResource(LocalProgress local) {
        this.local = local;
    }

    static String journeyPath(String imageId) {
        return "/internal/journeys/" + imageId;
    }

    static String batchPath(String batchId) {
        return "/internal/batches/" + batchId;
    }

    @GET
    @Path("journeys/{imageId}")
    @Operation(hidden = true)
    public Response journey(@RestPath String imageId) {
        return local.journey(imageId)
                .map(ProgressResource::json)
                .orElse(Response.status(Response.Status.NOT_FOUND).build());
    }

    @GET
    @Path("batches/{batchId}")
    @Operation(hidden = true)
    public Response batch(@RestPath String batchId) {
        return json(local.batch(batchId));
    }

    @GET
    @Path("status")
    @Operation(hidden = true)
    public Response status() {
        return json(local.status());
    }

    private static Response json(Object answer) {
        try {
            return Response.ok(StateSerdes.JSON.writeValueAsBytes(answer)).build();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
