package org.vitrine.modelserver.runtime;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.vitrine.modelserver.invocation.Invocation;
import org.vitrine.modelserver.invocation.InvocationResult;
import org.vitrine.modelserver.signature.SignatureFilter;
import org.vitrine.modelserver.wire.AwsFault;

/** The HTTP path of the SageMaker runtime, which {@code SageMakerRuntimeAsyncClient.invokeEndpoint} calls. */
@Path("/endpoints/{endpoint}/invocations")
class EndpointResource {

    private static final int UNAVAILABLE = 503;

    private final InvocationTarget invocationTarget;
    private final Invocation invocation;
    private final SignatureFilter signatureFilter;

    EndpointResource(InvocationTarget invocationTarget, Invocation invocation, SignatureFilter signatureFilter) {
        this.invocationTarget = invocationTarget;
        this.invocation = invocation;
        this.signatureFilter = signatureFilter;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.WILDCARD)
    public Uni<Response> invoke(@RestPath String endpoint, HttpServerRequest request, byte[] body) {
        signatureFilter.check(request, body, "sagemaker");
        var call = EndpointCall.of(endpoint, request::getHeader);
        if (body.length > Invocation.MAX_BODY_BYTES) {
            throw AwsFault.validation(("1 validation error detected: Value at 'body' failed to satisfy constraint:"
                                    + " Member must have length less than or equal to %d")
                            .formatted(Invocation.MAX_BODY_BYTES))
                    .toException();
        }
        var target = invocationTarget.of(call);
        return invocation
                .invoke(target.model(), call.contentType(), call.accept(), body)
                .map(result -> toResponse(call, target, result));
    }

    private static Response toResponse(
            EndpointCall call, InvocationTarget.ResolvedModel target, InvocationResult result) {
        return switch (result) {
            case InvocationResult.Answered(var type, var answer, var attributes) -> {
                var response = Response.ok(answer)
                        .type(type)
                        .header("x-amzn-RequestId", UUID.randomUUID().toString())
                        .header("x-Amzn-Invoked-Production-Variant", target.variant())
                        .header(
                                "X-Amzn-SageMaker-Custom-Attributes",
                                InvocationTarget.attributes(attributes, call.customAttributes()));
                call.inferenceId().ifPresent(id -> response.header("X-Amzn-SageMaker-Inference-Id", id));
                yield response.build();
            }
            // 503 is the server's own state and temporary; every other refusal counts as an error of the model.
            case InvocationResult.Refused(int status, var message)
            when status == UNAVAILABLE -> throw AwsFault.unavailable(message).toException();
            case InvocationResult.Refused(int status, var message) ->
                throw AwsFault.modelError(status, message).toException();
        };
    }
}
