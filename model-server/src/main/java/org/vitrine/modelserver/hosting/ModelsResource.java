package org.vitrine.modelserver.hosting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.file.InvalidPathException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.vitrine.modelserver.loading.LoadOutcome;
import org.vitrine.modelserver.loading.ModelLookup;
import org.vitrine.modelserver.loading.ModelRegistry;
import org.vitrine.modelserver.loading.ServedModel;
import org.vitrine.modelserver.settings.ModelServerConfig;

/**
 * {@code /models} of SageMaker's contract for multi-model containers: loads, lists, describes, unloads and invokes
 * models. The CLI reads the list to see whether an added model is served.
 */
@Path("/models")
class ModelsResource {

    /** Maximum number of models in one page of the list. */
    private static final int PAGE_SIZE = 100;

    private static final int MAX_NAME_LENGTH = 1024;

    private final ModelRegistry registry;
    private final ModelInvoker invoker;
    private final ModelServerConfig config;
    private final ObjectMapper json;

    ModelsResource(ModelRegistry registry, ModelInvoker invoker, ModelServerConfig config, ObjectMapper json) {
        this.registry = registry;
        this.invoker = invoker;
        this.config = config;
        this.json = json;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public ObjectNode list(@RestQuery("next_page_token") @DefaultValue("") String token) {
        var names = registry.newest().stream()
                .filter(model -> model.name().compareTo(token) > 0)
                .limit(PAGE_SIZE + 1)
                .toList();
        var answer = json.createObjectNode();
        var models = answer.putArray("models");
        names.stream().limit(PAGE_SIZE).forEach(model -> models.add(toJson(model)));
        if (names.size() > PAGE_SIZE) {
            answer.put("nextPageToken", names.get(PAGE_SIZE - 1).name());
        }
        var refused = answer.putArray("refused");
        registry.refusals()
                .forEach(refusal ->
                        refused.addObject().put("modelUrl", refusal.folder()).put("reason", refusal.reason()));
        return answer;
    }

    /**
     * Loads a model from a folder; blocks until it is warm. 409 if a model of that name is loaded; 507 if the limit of
     * loaded bytes is reached: SageMaker then unloads other models and repeats the request.
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Blocking
    public Response load(@Nullable JsonNode body) {
        JsonNode order = body == null ? MissingNode.getInstance() : body; // null where the body is empty
        var name = order.path("model_name").asText("");
        var url = order.path("url").asText("");
        if (name.isBlank() || name.length() > MAX_NAME_LENGTH || url.isBlank()) {
            return HostingFault.of(
                    400, "BadRequestException", "model_name and url are needed: {\"model_name\":…,\"url\":…}");
        }
        var folder = loadableFolder(url);
        if (folder.isEmpty()) {
            return HostingFault.of(
                    400,
                    "BadRequestException",
                    "'%s' is not below %s or %s".formatted(url, config.loadableFolder(), config.folder()));
        }
        return switch (registry.load(name, folder.get())) {
            case LoadOutcome.Loaded(var model) -> Response.ok(toJson(model)).build();
            case LoadOutcome.AlreadyLoaded(var taken) ->
                HostingFault.of(409, "ConflictException", "a model '" + taken + "' is loaded already");
            case LoadOutcome.LimitExceeded(var sentence) ->
                HostingFault.of(507, "InsufficientMemoryException", sentence);
            case LoadOutcome.Refused(var sentence) -> HostingFault.of(400, "InvalidModelException", sentence);
        };
    }

    private Optional<java.nio.file.Path> loadableFolder(String url) {
        try {
            var folder = java.nio.file.Path.of(url.startsWith("file:") ? url.substring("file:".length()) : url)
                    .toAbsolutePath()
                    .normalize();
            return Stream.of(config.loadableFolder(), config.folder())
                            .anyMatch(root ->
                                    folder.startsWith(root.toAbsolutePath().normalize()))
                    ? Optional.of(folder)
                    : Optional.empty();
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    @GET
    @Path("{name}")
    @Produces(MediaType.APPLICATION_JSON)
    public Response get(@RestPath String name) {
        return switch (registry.find(name)) {
            case ModelLookup.Found(var model) -> Response.ok(toJson(model)).build();
            case ModelLookup.Refused(var refused, var reason) ->
                HostingFault.of(404, "InvalidModelException", "'%s' is not served: %s".formatted(refused, reason));
            case ModelLookup.Loading(var loading) ->
                HostingFault.of(404, "ModelNotFoundException", "'" + loading + "' is being loaded");
            case ModelLookup.Unknown(var unknown) -> HostingFault.notLoaded(unknown);
        };
    }

    @DELETE
    @Path("{name}")
    @Produces(MediaType.APPLICATION_JSON)
    @Blocking
    public Response unload(@RestPath String name) {
        return registry.unload(name) ? Response.ok("{}").build() : HostingFault.notLoaded(name);
    }

    @POST
    @Path("{name}/invoke")
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.WILDCARD)
    public Uni<Response> invoke(
            @RestPath String name,
            @RestHeader("Content-Type") @DefaultValue("application/octet-stream") String contentType,
            @RestHeader("Accept") @DefaultValue("application/json") String accept,
            byte[] body) {
        return registry.find(name) instanceof ModelLookup.Found(var model)
                ? invoker.invoke(model, contentType, accept, body)
                : Uni.createFrom().item(HostingFault.notLoaded(name));
    }

    private ObjectNode toJson(ServedModel model) {
        var answer = json.createObjectNode()
                .put("modelName", model.name())
                .put("modelUrl", model.source().toString())
                .put("modelVersion", model.card().version())
                .put("task", model.card().task().lowerCaseName())
                .put("sha256", model.card().sha256());
        answer.set("quality", CardQuality.of(model.source(), json));
        return answer;
    }
}
