package org.vitrine.modelserver.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Writes an {@link AwsFault} as the HTTP response that the AWS SDKs expect. */
class AwsFaultMapper {

    private static final int UNAVAILABLE = 503;

    private final ObjectMapper json;

    AwsFaultMapper(ObjectMapper json) {
        this.json = json;
    }

    @ServerExceptionMapper
    public Response write(AwsFaultException failure, UriInfo uri) throws JsonProcessingException {
        var fault = failure.fault();
        var protocol = AwsProtocol.of(uri.getPath());
        var response = Response.status(fault.status())
                .header("x-amzn-ErrorType", fault.shape())
                .header("x-amzn-RequestId", UUID.randomUUID().toString())
                .type(protocol.mediaType())
                .entity(json.writeValueAsString(fault.body(protocol)));
        return fault.status() == UNAVAILABLE ? response.header("Retry-After", 1).build() : response.build();
    }
}
