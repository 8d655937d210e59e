package org.vitrine.modelserver.hosting;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.vitrine.modelserver.loading.FolderWatch;
import org.vitrine.modelserver.loading.ModelRegistry;
import org.vitrine.modelserver.settings.ModelServerConfig;

/**
 * {@code GET /ping} of SageMaker's container contract: 200 if the container accepts invocations, else 503. A container
 * accepts them once the models of its first poll are warm and one is served; a multi-model container needs no model.
 */
@Path("/ping")
class PingResource {

    private final ModelRegistry registry;
    private final FolderWatch watch;
    private final ModelServerConfig config;

    PingResource(ModelRegistry registry, FolderWatch watch, ModelServerConfig config) {
        this.registry = registry;
        this.watch = watch;
        this.config = config;
    }

    @GET
    public Response ping() {
        boolean ready = watch.isFirstPollDone()
                && (config.multiModel() || registry.first().isPresent());
        return Response.status(ready ? 200 : 503).build();
    }
}
