package org.vitrine.modelserver;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.vitrine.modelserver.wire.AwsFault;

/** The runtime path that {@code SageMakerRuntimeAsyncClient.invokeEndpoint} calls; an endpoint is a model's name. */
@Path("/endpoints/{name}/invocations")
class SageMakerRuntimeResource {

    private final ModelShelf shelf;
    private final Invocation invocation;

    SageMakerRuntimeResource(ModelShelf shelf, Invocation invocation) {
        this.shelf = shelf;
        this.invocation = invocation;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.WILDCARD)
    public Response invoke(
            @RestPath String name,
            @RestHeader("Content-Type") @DefaultValue("application/octet-stream") String contentType,
            @RestHeader("Accept") @DefaultValue("application/json") String accept,
            byte[] body) {
        var model = shelf.find(name)
                .orElseThrow(() -> AwsFault.validation("Endpoint %s of account 000000000000 not found.".formatted(name))
                        .raised());
        return Response.ok(invocation.answer(model, contentType, accept, body))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header("x-Amzn-Invoked-Production-Variant", "AllTraffic")
                .header("X-Amzn-SageMaker-Custom-Attributes", Invocation.attributes(model.card()))
                .build();
    }
}
