package org.vitrine.modelserver.hosting;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.vitrine.modelserver.loading.FolderWatch;
import org.vitrine.modelserver.loading.ModelRegistry;
import org.vitrine.modelserver.settings.ModelServerConfig;

/**
 * {@code GET /ping} of SageMaker's container contract: 200 if the container accepts invocations, else 503. It does once
 * its first models are warm; a multi-model container does without any model.
 */
@Path("/ping")
class PingResource {

    private final ModelRegistry shelf;
    private final FolderWatch watch;
    private final ModelServerConfig config;

    PingResource(ModelRegistry shelf, FolderWatch watch, ModelServerConfig config) {
        this.shelf = shelf;
        this.watch = watch;
        this.config = config;
    }

    @GET
    public Response ping() {
        boolean well = watch.isDone() && (config.multiModel() || shelf.first().isPresent());
        return Response.status(well ? 200 : 503).build();
    }
}
