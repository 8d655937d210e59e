package org.vitrine.search.photograph;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.File;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * HTTP client of preprocess-service, which prepares a query photograph with the same code as a catalogued one; see
 * {@link PreparedAnswer} for the answer.
 *
 * <p>The client reads a whole answer into memory and has no setting that limits its size (Quarkus 3.34). The limits are
 * those of preprocess-service, the edges of its renditions ({@code vitrine.preprocess.*-edge-px}), and the number of
 * requests at the same time ({@code vitrine.search.concurrent-searches} and {@code vitrine.search.compare.concurrent}).
 */
@Path("/v1/prepare")
@Produces(NamedParts.MEDIA_TYPE)
interface PrepareClient {

    /**
     * Prepares a photograph that is read from a file while it is sent.
     *
     * @param renditions kinds of the renditions wanted, separated by commas
     */
    @POST
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    Uni<Response> prepare(
            @RestQuery String collection,
            @RestQuery Optional<String> region,
            @RestQuery Optional<Double> angle,
            @RestQuery String renditions,
            @RestQuery Optional<Boolean> stepPictures,
            File photograph);

    /**
     * Prepares a photograph that is in memory; parameters as of the method above. The type is an array because the
     * client writes a Vert.x buffer as text (Quarkus 3.34), which changes the bytes.
     */
    @POST
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    Uni<Response> prepare(
            @RestQuery String collection,
            @RestQuery Optional<String> region,
            @RestQuery Optional<Double> angle,
            @RestQuery String renditions,
            @RestQuery Optional<Boolean> stepPictures,
            byte[] photograph);
}
