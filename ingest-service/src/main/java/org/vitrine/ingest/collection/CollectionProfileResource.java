package org.vitrine.ingest.collection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.vitrine.access.Permission;
import org.vitrine.access.http.CallerPermissions;
import org.vitrine.access.http.RequiresPermission;
import org.vitrine.events.CollectionProfile;
import org.vitrine.ingest.identity.NameRules;
import org.vitrine.ingest.problem.IngestProblem;
import org.vitrine.ingest.problem.JsonBody;

/** HTTP API to create, change and read collections. */
@Path("/v1")
@RunOnVirtualThread // waits for Kafka
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Collections", description = "Sets of photographs with one profile each")
class CollectionProfileResource {

    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final String EXAMPLE = """
            {"title":"Coins of the city museum","subject":"coin","sides":["obverse","reverse"],
             "steps":["locate","cut-out","square"],"labels":{"enabled":true,"minConfidence":0.5,"maxLabels":20},
             "attributes":{},"embedder":{"endpoint":"relief-deep"},"facets":["side","material"],"access":"public"}""";

    private final CollectionRegistry collections;
    private final ProfileUpdater profileUpdater;
    private final CallerPermissions caller;

    CollectionProfileResource(CollectionRegistry collections, ProfileUpdater profileUpdater, CallerPermissions caller) {
        this.collections = collections;
        this.profileUpdater = profileUpdater;
        this.caller = caller;
    }

    /** The JSON answer with all collections. */
    record All(List<ObjectNode> collections) {}

    @PUT
    @RequiresPermission(Permission.CURATE)
    @Path("collections/{collectionId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Creates a collection, or replaces its profile",
            description =
                    "A member that is left out takes the default of the subject; a subject that is left out is coin. PATCH changes one member and keeps the others. The answer of GET can be sent back unchanged.")
    @RequestBody(content = @Content(schema = @Schema(implementation = Profile.class), example = EXAMPLE))
    @APIResponse(responseCode = "201", description = "Created; warnings names endpoints that could not be checked")
    @APIResponse(responseCode = "200", description = "Replaced")
    @APIResponse(
            responseCode = "202",
            description = "Replaced except for the embedder: photographs are processed again first")
    @APIResponse(responseCode = "400", description = "malformed-request")
    @APIResponse(
            responseCode = "409",
            description =
                    "embedder-in-use: photographs would not be found any more, see reprocess; profile-changed; reprocessing; collection-being-deleted")
    @APIResponse(responseCode = "412", description = "precondition-failed: If-Match or If-None-Match does not hold")
    @APIResponse(
            responseCode = "422",
            description =
                    "contradictory-profile; malformed-endpoint: no endpoint, variant, model or ARN has that form; unknown-endpoint")
    @APIResponse(
            responseCode = "503",
            description =
                    "progress-unavailable: another embedder, and index-service, which counts photographs, is unavailable")
    public Response put(
            @RestPath String collectionId,
            @Parameter(description = "Whether photographs may be processed again for another embedder")
                    @RestQuery
                    @DefaultValue("false")
                    boolean reprocess,
            @HeaderParam("If-Match") Optional<String> ifMatch,
            @HeaderParam("If-None-Match") Optional<String> ifNoneMatch,
            @Nullable JsonNode body) {
        requireSlug(collectionId);
        var profile = JsonBody.required(body);
        return answer(profileUpdater.change(
                collectionId,
                new ProfileUpdater.Conditions(ifMatch, ifNoneMatch, reprocess),
                current -> ProfileChange.put(collectionId, profile, current, now())));
    }

    @PATCH
    @RequiresPermission(Permission.CURATE)
    @Path("collections/{collectionId}")
    @Consumes({MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Operation(
            summary = "Changes members of a profile",
            description =
                    "JSON merge patch (RFC 7396): only members that the body names change. null gives a member the default of the subject. A change of subject changes nothing else.")
    @RequestBody(
            content = @Content(schema = @Schema(implementation = Profile.class), example = "{\"access\":\"members\"}"))
    @APIResponse(responseCode = "200", description = "Changed")
    @APIResponse(
            responseCode = "202",
            description = "Changed except for the embedder: photographs are processed again first")
    @APIResponse(responseCode = "404", description = "unknown-collection")
    @APIResponse(
            responseCode = "422",
            description =
                    "contradictory-profile; malformed-endpoint: no endpoint, variant, model or ARN has that form; unknown-endpoint")
    public Response patch(
            @RestPath String collectionId,
            @RestQuery @DefaultValue("false") boolean reprocess,
            @HeaderParam("If-Match") Optional<String> ifMatch,
            @Nullable JsonNode body) {
        collections.profile(collectionId);
        var members = JsonBody.required(body);
        return answer(profileUpdater.change(
                collectionId,
                new ProfileUpdater.Conditions(ifMatch, Optional.empty(), reprocess),
                current -> ProfileChange.patch(
                        members,
                        current.orElseThrow(() -> new IngestProblem.UnknownCollection(collectionId).exception()),
                        now())));
    }

    @GET
    @RequiresPermission(Permission.READ)
    @Path("collections/{collectionId}")
    @Operation(summary = "A collection's profile")
    @APIResponse(
            responseCode = "200",
            description =
                    "The profile, with collectionId, updatedAt and what is being done with the photographs: nextEmbedder, reprocessing, deletingSince",
            content = @Content(schema = @Schema(implementation = Profile.class)))
    public Response get(@RestPath String collectionId) {
        var profile = collections.profile(collectionId);
        if (!mayRead(profile)) {
            throw new IngestProblem.UnknownCollection(collectionId).exception();
        }
        return Response.ok(ProfileView.of(profile))
                .tag(ProfileUpdater.tag(profile))
                .build();
    }

    @GET
    @RequiresPermission(Permission.READ)
    @Path("collections")
    @Operation(summary = "Every collection")
    public All all() {
        return new All(collections.all().stream()
                .filter(this::mayRead)
                .map(ProfileView::of)
                .toList());
    }

    private boolean mayRead(CollectionProfile profile) {
        return caller.readScope().permits(profile.getAccess());
    }

    private static Response answer(ProfileUpdater.Written written) {
        var status =
                switch (written.kind()) {
                    case CREATED ->
                        Response.created(URI.create(
                                "/v1/collections/" + written.profile().getCollectionId()));
                    case CHANGED -> Response.ok();
                    case REPROCESSING ->
                        Response.accepted()
                                .location(URI.create("/v1/collections/%s/reprocess"
                                        .formatted(written.profile().getCollectionId())));
                };
        return status.entity(ProfileView.of(written.profile(), written.warnings()))
                .tag(ProfileUpdater.tag(written.profile()))
                .build();
    }

    private static void requireSlug(String collectionId) {
        if (!NameRules.isSlug(collectionId)) {
            throw new IngestProblem.Malformed(
                            "collection '%s' must be %s.".formatted(collectionId, NameRules.SLUG_RULE))
                    .exception();
        }
    }

    /** Returns the present time in milliseconds, the precision of the topic. */
    private static Instant now() {
        return Instant.ofEpochMilli(System.currentTimeMillis());
    }
}
