package org.vitrine.modelserver;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.vitrine.modelserver.wire.AwsFault;

/** The contract of a container that SageMaker hosts: {@code /ping}, {@code /invocations}, and models by name. */
@Path("/")
class HostingResource {

    private final ModelShelf shelf;
    private final Invocation invocation;

    HostingResource(ModelShelf shelf, Invocation invocation) {
        this.shelf = shelf;
        this.invocation = invocation;
    }

    /** 200 once models are warm. */
    @GET
    @Path("ping")
    public Response ping() {
        return Response.status(shelf.all().isEmpty() ? 503 : 200).build();
    }

    @POST
    @Path("invocations")
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.WILDCARD)
    public Response invoke(
            @RestHeader("Content-Type") @DefaultValue("application/octet-stream") String contentType,
            @RestHeader("Accept") @DefaultValue("application/json") String accept,
            byte[] body) {
        var model = shelf.first()
                .orElseThrow(() -> AwsFault.unavailable("no model is served").raised());
        return json(invocation.answer(model, contentType, accept, body), model);
    }

    @GET
    @Path("models")
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, List<Map<String, String>>> models() {
        return Map.of(
                "models", shelf.all().stream().map(HostingResource::described).toList());
    }

    @GET
    @Path("models/{name}")
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, String> model(@RestPath String name) {
        return described(found(name));
    }

    @POST
    @Path("models/{name}/invoke")
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.WILDCARD)
    public Response invokeModel(
            @RestPath String name,
            @RestHeader("Content-Type") @DefaultValue("application/octet-stream") String contentType,
            @RestHeader("Accept") @DefaultValue("application/json") String accept,
            byte[] body) {
        var model = found(name);
        return json(invocation.answer(model, contentType, accept, body), model);
    }

    private LoadedModel found(String name) {
        return shelf.find(name)
                .orElseThrow(() -> AwsFault.of("ModelNotFoundException", 404, "no model '" + name + "' is served")
                        .raised());
    }

    private static Response json(Map<String, Object> answer, LoadedModel model) {
        return Response.ok(answer)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header("X-Amzn-SageMaker-Custom-Attributes", Invocation.attributes(model.card()))
                .build();
    }

    private static Map<String, String> described(LoadedModel model) {
        return Map.of(
                "modelName", model.card().name(),
                "modelVersion", model.card().version(),
                "task", model.card().task().name().toLowerCase(java.util.Locale.ROOT),
                "sha256", model.card().sha256());
    }
}
