package org.vitrine.modelserver.hosting;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * Builds the error responses of a container that SageMaker hosts. SageMaker evaluates only the status; the JSON body is
 * for people and logs.
 */
final class HostingFault {

    private HostingFault() {}

    static Response of(int status, String type, String message) {
        var response = Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(JsonNodeFactory.instance
                        .objectNode()
                        .put("code", status)
                        .put("type", type)
                        .put("message", message)
                        .toString());
        return status == 503 ? response.header("Retry-After", 1).build() : response.build();
    }

    static Response notLoaded(String name) {
        return of(404, "ModelNotFoundException", "no model '" + name + "' is loaded");
    }
}
