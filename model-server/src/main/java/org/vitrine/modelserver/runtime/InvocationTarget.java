package org.vitrine.modelserver.runtime;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.vitrine.modelserver.loading.ModelLookup;
import org.vitrine.modelserver.loading.ModelRegistry;
import org.vitrine.modelserver.loading.ServedModel;
import org.vitrine.modelserver.settings.ModelServerConfig;
import org.vitrine.modelserver.wire.AwsFault;

/**
 * Resolves which model an {@code InvokeEndpoint} request addresses. The name of an endpoint is the name of a model, and
 * a variant is a version of it. One further endpoint, {@code vitrine.models.multi-model-endpoint}, serves every model;
 * its requests name the model as target model or as inference component.
 */
@ApplicationScoped
class InvocationTarget {

    /** The name that SageMaker's own tools give to the only variant of an endpoint. */
    static final String ONLY_VARIANT = "AllTraffic";

    private static final String ARCHIVE = ".tar.gz";

    private final ModelRegistry registry;
    private final ModelServerConfig config;

    InvocationTarget(ModelRegistry registry, ModelServerConfig config) {
        this.registry = registry;
        this.config = config;
    }

    /**
     * The model that answers a request.
     *
     * @param variant the variant that the request named, or {@link #ONLY_VARIANT}; the response states it
     */
    record ResolvedModel(ServedModel model, String variant) {}

    /**
     * Finds the model of a request.
     *
     * @throws org.vitrine.modelserver.wire.AwsFaultException 429 while the model is loading; a ValidationError where
     *     the endpoint, model or variant is unknown or cannot be served
     */
    ResolvedModel of(EndpointCall call) {
        var newest = newestVersion(call);
        var variant = call.targetVariant().orElse(ONLY_VARIANT);
        if (variant.equals(ONLY_VARIANT) || variant.equals(newest.card().version())) {
            return new ResolvedModel(newest, variant);
        }
        return registry.find(newest.name(), variant)
                .map(version -> new ResolvedModel(version, variant))
                .orElseThrow(() -> AwsFault.validation("Variant %s not found for endpoint %s; it has %s and %s."
                                .formatted(
                                        variant,
                                        call.endpoint(),
                                        ONLY_VARIANT,
                                        newest.card().version()))
                        .toException());
    }

    private ServedModel newestVersion(EndpointCall call) {
        boolean isMultiModel = call.endpoint().equals(config.multiModelEndpoint());
        if (call.targetModel().isPresent()) {
            if (!isMultiModel) {
                throw AwsFault.validation(("Endpoint %s is not a multi-model endpoint and does not support target model"
                                        + " header %s.")
                                .formatted(call.endpoint(), call.targetModel().get()))
                        .toException();
            }
            return loadedModel(call.endpoint(), modelName(call.targetModel().get()));
        }
        var component = call.inferenceComponent();
        if (component.isPresent() && !isMultiModel && !component.get().equals(call.endpoint())) {
            throw AwsFault.validation("Inference component %s not found on endpoint %s."
                            .formatted(component.get(), call.endpoint()))
                    .toException();
        }
        if (isMultiModel && component.isEmpty()) {
            throw AwsFault.validation(
                            "Endpoint %s is a multi-model endpoint: name the model by TargetModel or InferenceComponentName."
                                    .formatted(call.endpoint()))
                    .toException();
        }
        return loadedModel(call.endpoint(), component.orElse(call.endpoint()));
    }

    private static String modelName(String target) {
        var name = target.startsWith("/") ? target.substring(1) : target;
        return name.endsWith(ARCHIVE) ? name.substring(0, name.length() - ARCHIVE.length()) : name;
    }

    private ServedModel loadedModel(String endpoint, String name) {
        return switch (registry.find(name)) {
            case ModelLookup.Found(var model) -> model;
            case ModelLookup.Loading(var loading) ->
                throw AwsFault.notReady("Model %s is being loaded; send the request again.".formatted(loading))
                        .toException();
            case ModelLookup.Refused(var refused, var reason) ->
                throw AwsFault.validation("Endpoint %s is not in service: %s".formatted(refused, reason))
                        .toException();
            case ModelLookup.Unknown _ ->
                throw AwsFault.validation(
                                endpoint.equals(name)
                                        ? "Endpoint %s of account 000000000000 not found.".formatted(name)
                                        : "Model %s not found on endpoint %s.".formatted(name, endpoint))
                        .toException();
        };
    }

    /**
     * Returns the custom attributes of the response: those of the model, then those of the caller unless both together
     * exceed the 1,024 characters of a header.
     */
    static String attributes(String ofModel, Optional<String> ofCaller) {
        return ofCaller.map(callerText -> ofModel + ";" + callerText)
                .filter(both -> both.length() <= 1024)
                .orElse(ofModel);
    }
}
