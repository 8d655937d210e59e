package org.vitrine.modelserver.hosting;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestHeader;
import org.vitrine.modelserver.loading.ModelRegistry;

/**
 * {@code POST /invocations} of SageMaker's container contract: runs the only model of the container on the picture in
 * the body. With several models the first by name answers.
 */
@Path("/invocations")
class InvocationsResource {

    private final ModelRegistry registry;
    private final ModelInvoker invoker;

    InvocationsResource(ModelRegistry registry, ModelInvoker invoker) {
        this.registry = registry;
        this.invoker = invoker;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.WILDCARD)
    public Uni<Response> invoke(
            @RestHeader("Content-Type") @DefaultValue("application/octet-stream") String contentType,
            @RestHeader("Accept") @DefaultValue("application/json") String accept,
            byte[] body) {
        return registry.first()
                .map(model -> invoker.invoke(model, contentType, accept, body))
                .orElseGet(() -> Uni.createFrom().item(HostingFault.of(503, "NoModelException", "no model is served")));
    }
}
