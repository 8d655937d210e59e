package org.vitrine.modelserver;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Writes a fault as the SDKs expect it. */
class AwsFaultMapper {

    @ServerExceptionMapper
    public Response write(AwsFaultException failure) {
        var fault = failure.fault();
        return Response.status(fault.status())
                .header("x-amzn-ErrorType", fault.shape())
                .header("x-amzn-RequestId", UUID.randomUUID().toString())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(fault.members())
                .build();
    }
}
