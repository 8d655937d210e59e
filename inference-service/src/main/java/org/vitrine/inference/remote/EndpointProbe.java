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
 * Checks whether an endpoint or Custom Labels model exists, before a profile names it, by calling it once with a grey
 * picture. This service has the permission for such a call anyway, and the answer covers variant, target model and
 * inference component. It does not use {@link RemoteCalls}, whose health and limits concern remotes that profiles
 * already name. Each probe costs one call.
 */
@ApplicationScoped
public class EndpointProbe {

    /** A PNG of 96 × 96 grey pixels; Rekognition Custom Labels accepts at least 64 px per side. */
    private static final byte[] GREY_PNG = Base64.getDecoder()
            .decode(
                    "iVBORw0KGgoAAAANSUhEUgAAAGAAAABgCAIAAABt+uBvAAAAiUlEQVR42u3QMQEAAAwCIKMb3QY7d0EEUk5RIEiQIEGCBAkShCBBggQJEiRIEIIECRIkSJAgQQgSJEiQIEGCBAlCkCBBggQJEiQIQYIECRIkSJAgBAkSJEiQIEGCBCFIkCBBggQJEoQgQYIECRIkSBCCBAkSJEiQIEGCECRIkCBBggQJQpAgQX8G6kUDKwDVzEEAAAAASUVORK5CYII=");

    private static final String RESOURCE_NOT_FOUND = "ResourceNotFoundException";

    private final SageMakerRuntimeAsyncClient sagemaker;
    private final RekognitionAsyncClient rekognition;

    EndpointProbe(SageMakerRuntimeAsyncClient sagemaker, RekognitionAsyncClient rekognition) {
        this.sagemaker = sagemaker;
        this.rekognition = rekognition;
    }

    /** The result of a probe; details are sentences for people. */
    public sealed interface Finding {

        record Exists() implements Finding {}

        record Missing(String detail) implements Finding {}

        /** The call failed for a reason that does not show whether the remote exists. */
        record Unclear(String detail) implements Finding {}
    }

    /**
     * Probes a SageMaker endpoint; the result never fails.
     *
     * @param timeout time after which the result is {@link Finding.Unclear}
     */
    public Uni<Finding> endpoint(InferenceProfile.Endpoint endpoint, Duration timeout) {
        var remote = new RemoteModel.SageMaker(endpoint.name());
        var objection = EndpointNameRules.violation(Endpoints.reference(endpoint));
        if (objection.isPresent()) {
            return Uni.createFrom().item(new Finding.Missing(objection.get() + "."));
        }
        var request = InvokeEndpointRequest.builder()
                .endpointName(endpoint.name())
                .contentType("application/x-image")
                .accept("application/json")
                .body(SdkBytes.fromByteArrayUnsafe(GREY_PNG));
        endpoint.variant().ifPresent(request::targetVariant);
        endpoint.targetModel().ifPresent(request::targetModel);
        endpoint.component().ifPresent(request::inferenceComponentName);
        var built = request.build();
        return probe(remote, () -> sagemaker.invokeEndpoint(built), timeout);
    }

    /** As {@link #endpoint}, for a project version of Rekognition Custom Labels. */
    public Uni<Finding> customLabels(String arn, Duration timeout) {
        var request = DetectCustomLabelsRequest.builder()
                .projectVersionArn(arn)
                .image(image -> image.bytes(SdkBytes.fromByteArrayUnsafe(GREY_PNG)))
                .maxResults(1)
                .build();
        return EndpointNameRules.projectVersionViolation(arn)
                .map(objection -> Uni.createFrom().<Finding>item(new Finding.Missing(objection + ".")))
                .orElseGet(() -> probe(
                        new RemoteModel.CustomLabels(arn), () -> rekognition.detectCustomLabels(request), timeout));
    }

    private static Uni<Finding> probe(RemoteModel remote, Supplier<CompletionStage<?>> call, Duration timeout) {
        return Uni.createFrom()
                .<Object>completionStage(() -> call.get().thenApply(answer -> answer))
                .<Finding>map(_ -> new Finding.Exists())
                .onFailure()
                .recoverWithItem(failure -> findingOf(AwsFaultReader.read(remote, failure)))
                .ifNoItem()
                .after(timeout)
                .recoverWithItem(() ->
                        new Finding.Unclear("%s did not answer within %s.".formatted(remote.displayName(), timeout)));
    }

    /** Derives from a fault whether the remote exists: a model that throttles, loads or fails exists. */
    static Finding findingOf(RemoteFault fault) {
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
