package org.vitrine.modelserver.hosting;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.vitrine.modelserver.loading.FolderWatch;
import org.vitrine.modelserver.loading.ModelRegistry;
import org.vitrine.modelserver.settings.ModelServerConfig;

/** Whether the container may be sent invocations: 200 once models are warm; a multi-model container is well with none. */
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
