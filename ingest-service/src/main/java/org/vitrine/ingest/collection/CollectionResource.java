package org.vitrine.ingest.collection;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.vitrine.events.CollectionProfile;
import org.vitrine.ingest.identity.Names;
import org.vitrine.ingest.problem.IngestProblem;

/** Collections: made, changed, read. */
@Path("/v1")
@RunOnVirtualThread // waits for Kafka
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Collections", description = "Sets of photographs with one profile each")
class CollectionResource {

    private static final String EXAMPLE = """
            {"title":"Coins of the city museum","subject":"coin","sides":["obverse","reverse"],
             "steps":["locate","cut-out","square"],"labels":{"enabled":true,"minConfidence":0.5,"maxLabels":20},
             "attributes":{},"embedder":{"endpoint":"relief-deep"},"facets":["side","material"],"access":"public"}""";

    private final Collections collections;

    CollectionResource(Collections collections) {
        this.collections = collections;
    }

    /** A profile and whose it is. */
    record Told(String collectionId, @JsonUnwrapped Profile profile, Instant updatedAt) {

        static Told of(CollectionProfile fact) {
            return new Told(fact.getCollectionId(), ProfileMapping.toJson(fact), fact.getUpdatedAt());
        }
    }

    /** Every collection. */
    record All(List<Told> collections) {}

    @PUT
    @Path("collections/{collectionId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Makes a collection, or changes its profile",
            description = "The profile replaces the one before; what is left out takes its default, which suits coins.")
    @RequestBody(content = @Content(schema = @Schema(implementation = Profile.class), example = EXAMPLE))
    @APIResponse(responseCode = "201", description = "Made")
    @APIResponse(responseCode = "200", description = "Changed")
    public Response put(@RestPath String collectionId, JsonNode body) {
        if (!Names.isSlug(collectionId)) {
            throw new IngestProblem.Malformed("collection '%s' must be %s.".formatted(collectionId, Names.SLUG_RULE))
                    .exception();
        }
        return switch (Profile.read(body)) {
            case Profile.Reading.Malformed(var sentence) -> throw new IngestProblem.Malformed(sentence).exception();
            case Profile.Reading.Understood(var profile) -> {
                boolean known = collections.find(collectionId).isPresent();
                var fact =
                        ProfileMapping.toFact(collectionId, profile, Instant.ofEpochMilli(System.currentTimeMillis()));
                collections.publish(fact);
                yield (known ? Response.ok() : Response.created(URI.create("/v1/collections/" + collectionId)))
                        .entity(Told.of(fact))
                        .build();
            }
        };
    }

    @GET
    @Path("collections/{collectionId}")
    @Operation(summary = "A collection's profile")
    public Told get(@RestPath String collectionId) {
        return Told.of(collections.require(collectionId));
    }

    @GET
    @Path("collections")
    @Operation(summary = "Every collection")
    public All all() {
        return new All(collections.all().stream().map(Told::of).toList());
    }
}
