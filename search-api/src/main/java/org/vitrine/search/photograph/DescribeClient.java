package org.vitrine.search.photograph;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.client.api.ClientMultipartForm;

/**
 * HTTP client of inference-service. Sends the prepared picture as part of a form and, where a model of the collection
 * gets the whole photograph, the access picture; see {@link DescribedPhotograph} for the answer.
 */
@Path("/v1/describe")
interface DescribeClient {

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    Uni<Response> describe(@RestQuery String collection, ClientMultipartForm pictures);
}
