package org.vitrine.modelserver.hosting;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** How a container reports an error to SageMaker: the status is the contract, the body is for people and for its log. */
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
