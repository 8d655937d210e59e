package org.vitrine.modelserver.hosting;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import org.vitrine.modelserver.invocation.Invocation;
import org.vitrine.modelserver.invocation.InvocationResult;
import org.vitrine.modelserver.loading.ServedModel;

/** Runs an {@link Invocation} and writes its result as the HTTP response of a container. */
@ApplicationScoped
class ModelInvoker {

    private final Invocation invocation;

    ModelInvoker(Invocation invocation) {
        this.invocation = invocation;
    }

    Uni<Response> invoke(ServedModel model, String contentType, String accept, byte[] body) {
        return invocation.invoke(model, contentType, accept, body).map(ModelInvoker::toResponse);
    }

    private static Response toResponse(InvocationResult invocationResult) {
        return switch (invocationResult) {
            case InvocationResult.Answered(var type, var answer, var attributes) ->
                Response.ok(answer)
                        .type(type)
                        .header("X-Amzn-SageMaker-Custom-Attributes", attributes)
                        .build();
            case InvocationResult.Refused(int status, var message) ->
                HostingFault.of(status, "InvocationException", message);
        };
    }
}
