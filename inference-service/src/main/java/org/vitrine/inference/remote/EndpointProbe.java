package org.vitrine.inference.remote;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.vitrine.flow.EndpointNameRules;
import org.vitrine.inference.statement.InferenceProfile;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.rekognition.RekognitionAsyncClient;
import software.amazon.awssdk.services.rekognition.model.DetectCustomLabelsRequest;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeAsyncClient;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointRequest;

/**
 * Whether an endpoint or model that a profile is to name exists, found by calling it once with a grey picture: the permission
 * for that is there already, and the answer covers variant, target model and inference component. It passes by {@link
 * RemoteCalls}, whose health and limits are about what profiles do name; each probe costs one call.
 */
@ApplicationScoped
public class EndpointProbe {

    /** A PNG of 96 × 96 grey pixels: Rekognition Custom Labels takes none below 64. */
    private static final byte[] GREY = Base64.getDecoder()
            .decode(
                    "iVBORw0KGgoAAAANSUhEUgAAAGAAAABgCAIAAABt+uBvAAAAiUlEQVR42u3QMQEAAAwCIKMb3QY7d0EEUk5RIEiQIEGCBAkShCBBggQJEiRIEIIECRIkSJAgQQgSJEiQIEGCBAlCkCBBggQJEiQIQYIECRIkSJAgBAkSJEiQIEGCBCFIkCBBggQJEoQgQYIECRIkSBCCBAkSJEiQIEGCECRIkCBBggQJQpAgQX8G6kUDKwDVzEEAAAAASUVORK5CYII=");

    private static final String RESOURCE_NOT_FOUND = "ResourceNotFoundException";

    private final SageMakerRuntimeAsyncClient sagemaker;
    private final RekognitionAsyncClient rekognition;

    EndpointProbe(SageMakerRuntimeAsyncClient sagemaker, RekognitionAsyncClient rekognition) {
        this.sagemaker = sagemaker;
        this.rekognition = rekognition;
    }

    /** What a probe found. */
    public sealed interface Finding {

        record Exists() implements Finding {}

        record Missing(String detail) implements Finding {}

        record Unclear(String detail) implements Finding {}
    }

    /** Never fails. */
    public Uni<Finding> endpoint(InferenceProfile.Endpoint endpoint, Duration within) {
        var remote = new RemoteModel.SageMaker(endpoint.name());
        var objection = EndpointNameRules.objection(Endpoints.reference(endpoint));
        if (objection.isPresent()) {
            return Uni.createFrom().item(new Finding.Missing(objection.get() + "."));
        }
        var request = InvokeEndpointRequest.builder()
                .endpointName(endpoint.name())
                .contentType("application/x-image")
                .accept("application/json")
                .body(SdkBytes.fromByteArrayUnsafe(GREY));
        endpoint.variant().ifPresent(request::targetVariant);
        endpoint.targetModel().ifPresent(request::targetModel);
        endpoint.component().ifPresent(request::inferenceComponentName);
        var built = request.build();
        return called(remote, () -> sagemaker.invokeEndpoint(built), within);
    }

    /** Never fails. */
    public Uni<Finding> customLabels(String arn, Duration within) {
        var request = DetectCustomLabelsRequest.builder()
                .projectVersionArn(arn)
                .image(image -> image.bytes(SdkBytes.fromByteArrayUnsafe(GREY)))
                .maxResults(1)
                .build();
        return EndpointNameRules.projectVersionObjection(arn)
                .map(objection -> Uni.createFrom().<Finding>item(new Finding.Missing(objection + ".")))
                .orElseGet(() -> called(
                        new RemoteModel.CustomLabels(arn), () -> rekognition.detectCustomLabels(request), within));
    }

    private static Uni<Finding> called(RemoteModel remote, Supplier<CompletionStage<?>> call, Duration within) {
        return Uni.createFrom()
                .<Object>completionStage(() -> call.get().thenApply(answer -> answer))
                .<Finding>map(_ -> new Finding.Exists())
                .onFailure()
                .recoverWithItem(failure -> of(AwsFaultReader.read(remote, failure)))
                .ifNoItem()
                .after(within)
                .recoverWithItem(
                        () -> new Finding.Unclear("%s did not answer within %s.".formatted(remote.called(), within)));
    }

    /** What a fault says of existence: a model that fails is there. */
    static Finding of(RemoteFault fault) {
        return switch (fault) {
            case RemoteFault.Throttled _,
                    RemoteFault.NotReady _,
                    RemoteFault.ModelError _,
                    RemoteFault.MalformedAnswer _,
                    RemoteFault.InvalidPicture _ -> new Finding.Exists();
            case RemoteFault.Refused(RemoteModel.CustomLabels _, var _, var code, var _)
            when !code.equals(RESOURCE_NOT_FOUND) -> new Finding.Unclear(fault.sentence());
            case RemoteFault.Refused _, RemoteFault.InvalidRequest _ -> new Finding.Missing(fault.sentence());
            case RemoteFault.Unreachable _, RemoteFault.AccessDenied _, RemoteFault.NotAttempted _ ->
                new Finding.Unclear(fault.sentence());
        };
    }
}
