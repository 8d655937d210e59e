package org.vitrine.inference.remote;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import org.vitrine.admission.rate.Requester;
import org.vitrine.events.EndpointReference;
import org.vitrine.flow.EndpointNameRules;
import org.vitrine.inference.answer.ClassificationAnswer;
import org.vitrine.inference.answer.CustomAttributes;
import org.vitrine.inference.answer.DetectionAnswer;
import org.vitrine.inference.answer.EmbeddingAnswer;
import org.vitrine.inference.answer.MaskAnswer;
import org.vitrine.inference.answer.ParsedAnswer;
import org.vitrine.inference.answer.PictureAnswer;
import org.vitrine.inference.answer.PredictedClass;
import org.vitrine.inference.answer.RotationAnswer;
import org.vitrine.inference.answer.SegmentationAnswer;
import org.vitrine.inference.settings.InferenceConfig;
import org.vitrine.inference.statement.AttributeStatement;
import org.vitrine.inference.statement.ImageInput;
import org.vitrine.inference.statement.InferenceProfile;
import org.vitrine.inference.statement.ModelIdentity;
import org.vitrine.inference.statement.StepStatement;
import org.vitrine.inference.statement.VectorStatement;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeAsyncClient;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointRequest;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointResponse;

/**
 * Calls endpoints of the SageMaker runtime with a picture and reads the answer by the contract of SageMaker JumpStart
 * that the profile names. All calls go through {@link RemoteCalls}. Results fail with {@link RemoteFailure}.
 */
@ApplicationScoped
public class Endpoints {

    private static final String PNG = "image/png";
    private static final String PICTURE = "application/x-image";
    private static final String JSON = "application/json";
    private static final String VERBOSE_JSON = "application/json;verbose";
    private static final String DETECTIONS = "application/json;verbose;n_predictions=20";

    private final SageMakerRuntimeAsyncClient sagemaker;
    private final RemoteCalls calls;
    private final int maxDimension;
    private final long maxPicture;

    Endpoints(SageMakerRuntimeAsyncClient sagemaker, RemoteCalls calls, InferenceConfig config) {
        this.sagemaker = sagemaker;
        this.calls = calls;
        this.maxDimension = config.maxDimension();
        this.maxPicture = config.maxRenditionBytes().asLongValue();
    }

    /**
     * Requests an attribute from a classifier, detector or segmentation.
     *
     * @param name name of the attribute
     * @param reader gets the bytes of the picture
     */
    public Uni<AttributeStatement> attribute(
            String name,
            ImageInput imageInput,
            PictureReader reader,
            InferenceProfile.Endpoint endpoint,
            Requester requester) {
        return reader.bytes(imageInput)
                .chain(picture -> invoke(
                        picture,
                        endpoint,
                        accept(endpoint),
                        requester,
                        answer -> readClass(answer, imageInput, endpoint)))
                .map(parsed -> new AttributeStatement(
                        name,
                        parsed.value().value(),
                        parsed.value().confidence(),
                        parsed.value().boxes(),
                        parsed.model()));
    }

    /** Requests the vector of a picture from an embedder, and scales it to unit length. */
    public Uni<VectorStatement> vector(
            ImageInput imageInput, PictureReader reader, InferenceProfile.Endpoint endpoint, Requester requester) {
        return reader.bytes(imageInput)
                .chain(picture -> invoke(
                        picture,
                        endpoint,
                        JSON,
                        requester,
                        answer -> EmbeddingAnswer.read(bytes(answer), maxDimension)))
                .map(parsed -> new VectorStatement(parsed.model(), parsed.value()));
    }

    /** Requests a preparation step: an angle from a classifier, a mask from a segmentation, or a picture. */
    public Uni<StepStatement> step(
            String step,
            ImageInput imageInput,
            PictureReader reader,
            InferenceProfile.Endpoint endpoint,
            Requester requester) {
        return reader.bytes(imageInput).chain(picture -> switch (endpoint.contract()) {
            case CLASSIFICATION ->
                invoke(
                                picture,
                                endpoint,
                                accept(endpoint),
                                requester,
                                answer -> RotationAnswer.read(bytes(answer), endpoint.labels()))
                        .map(parsed -> StepStatement.turn(step, parsed.value(), parsed.model()));
            case SEMANTIC_SEGMENTATION ->
                invoke(
                                picture,
                                endpoint,
                                accept(endpoint),
                                requester,
                                answer -> MaskAnswer.read(bytes(answer), maxPicture))
                        .map(parsed -> StepStatement.picture(step, parsed.value(), parsed.model()));
            case PICTURE, OBJECT_DETECTION -> // no profile assigns a step to a detector
                invoke(picture, endpoint, PNG, requester, answer -> PictureAnswer.read(bytes(answer), maxPicture))
                        .map(parsed -> StepStatement.picture(step, parsed.value(), parsed.model()));
        });
    }

    /** The parsed answer of an endpoint, with the model that answered. */
    private record ModelAnswer<T>(T value, ModelIdentity model) {}

    private static String accept(InferenceProfile.Endpoint endpoint) {
        return switch (endpoint.contract()) {
            case CLASSIFICATION -> endpoint.labels().isEmpty() ? VERBOSE_JSON : JSON;
            case OBJECT_DETECTION -> DETECTIONS;
            case SEMANTIC_SEGMENTATION -> VERBOSE_JSON;
            case PICTURE -> PNG;
        };
    }

    private static ParsedAnswer<PredictedClass> readClass(
            InvokeEndpointResponse answer, ImageInput imageInput, InferenceProfile.Endpoint endpoint) {
        List<String> labels = endpoint.labels();
        return switch (endpoint.contract()) {
            case CLASSIFICATION -> ClassificationAnswer.read(bytes(answer), labels);
            case OBJECT_DETECTION -> DetectionAnswer.read(bytes(answer), imageInput.original());
            case SEMANTIC_SEGMENTATION -> SegmentationAnswer.read(bytes(answer), imageInput.original());
            case PICTURE ->
                new ParsedAnswer.Malformed<>(
                        "contract 'picture' gives no class; set another contract for the attribute in the profile");
        };
    }

    private <T> Uni<ModelAnswer<T>> invoke(
            byte[] picture,
            InferenceProfile.Endpoint endpoint,
            String accept,
            Requester requester,
            Function<InvokeEndpointResponse, ParsedAnswer<T>> parser) {
        var remote = new RemoteModel.SageMaker(endpoint.name());
        var objection = EndpointNameRules.violation(reference(endpoint));
        if (objection.isPresent()) {
            return Uni.createFrom().failure(new RemoteFailure(new RemoteFault.InvalidRequest(remote, objection.get())));
        }
        var request = InvokeEndpointRequest.builder()
                .endpointName(endpoint.name())
                .contentType(PICTURE)
                .accept(accept)
                .body(SdkBytes.fromByteArrayUnsafe(picture));
        endpoint.variant().ifPresent(request::targetVariant);
        endpoint.targetModel().ifPresent(request::targetModel);
        endpoint.component().ifPresent(request::inferenceComponentName);
        var built = request.build();
        return calls.call(
                remote,
                BilledCall.endpoint(endpoint),
                requester,
                () -> sagemaker.invokeEndpoint(built),
                answer -> switch (parser.apply(answer)) {
                    case ParsedAnswer.Valid<T>(var value) ->
                        new ParsedAnswer.Valid<>(new ModelAnswer<>(
                                value, CustomAttributes.model(answer.customAttributes(), endpoint.name())));
                    case ParsedAnswer.Malformed<T>(var sentence) -> new ParsedAnswer.Malformed<>(sentence);
                });
    }

    /**
     * Returns the endpoint as profiles and events name it, without contract and labels, which are not part of its name.
     */
    public static EndpointReference reference(InferenceProfile.Endpoint endpoint) {
        var reference = EndpointReference.newBuilder().setEndpoint(endpoint.name());
        endpoint.variant().ifPresent(reference::setVariant);
        endpoint.targetModel().ifPresent(reference::setTargetModel);
        endpoint.component().ifPresent(reference::setInferenceComponent);
        return reference.build();
    }

    private static byte[] bytes(InvokeEndpointResponse answer) {
        return answer.body() == null ? new byte[0] : answer.body().asByteArrayUnsafe();
    }
}
