package org.vitrine.search.photograph;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.File;
import org.jboss.resteasy.reactive.RestQuery;

/** preprocess-service by HTTP: the same code that prepares what is catalogued prepares what is asked with. */
@Path("/v1/prepare")
interface PrepareClient {

    @POST
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    Uni<Response> prepare(@RestQuery String collection, File photograph);
}
