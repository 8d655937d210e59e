package org.vitrine.ingest.reprocess;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.vitrine.access.Permission;
import org.vitrine.access.http.RequiresPermission;
import org.vitrine.events.CollectionProfile;
import org.vitrine.ingest.collection.CollectionRegistry;
import org.vitrine.ingest.collection.ProfileUpdater;
import org.vitrine.ingest.problem.IngestProblem;
import org.vitrine.problem.ProblemDetail;
import org.vitrine.problem.ProblemException;

/** HTTP API to reprocess the photographs of a collection, to follow that, and to cancel or end it. */
@Path("/v1/collections/{collectionId}/reprocess")
@RunOnVirtualThread // waits for Kafka
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Collections")
class ReprocessResource {

    private static final List<String> STAGES = List.of(ReprocessTransitions.PREPROCESS, ReprocessTransitions.INFERENCE);

    private final CollectionRegistry collectionRegistry;
    private final ProfileUpdater profileUpdater;
    private final ReprocessRuns reprocessRuns;

    ReprocessResource(
            CollectionRegistry collectionRegistry, ProfileUpdater profileUpdater, ReprocessRuns reprocessRuns) {
        this.collectionRegistry = collectionRegistry;
        this.profileUpdater = profileUpdater;
        this.reprocessRuns = reprocessRuns;
    }

    @POST
    @RequiresPermission(Permission.CURATE)
    @Operation(
            summary = "Processes every indexed photograph again, by the profile as it is now",
            description =
                    "Processes the photographs that the index contains at the beginning. Later ones get the newest profile anyway; POST …/retry processes those that failed. Statements are kept, so models are called only for missing statements. Searches answer as before until a photograph is done.")
    @APIResponse(
            responseCode = "202",
            description = "Begun; GET answers its progress",
            content = @Content(schema = @Schema(implementation = ReprocessStatus.class)))
    @APIResponse(responseCode = "400", description = "malformed-request: from is not a stage")
    @APIResponse(responseCode = "409", description = "reprocessing: it is under way, or collection-being-deleted")
    public Response begin(
            @RestPath String collectionId,
            @Parameter(description = "First stage that is repeated: preprocess, which inference follows, or inference")
                    @RestQuery
                    @DefaultValue(ReprocessTransitions.INFERENCE)
                    String from) {
        collectionRegistry.requireOpen(collectionId);
        if (!STAGES.contains(from)) {
            throw new IngestProblem.Malformed("from '%s' is none of %s.".formatted(from, String.join(", ", STAGES)))
                    .exception();
        }
        return profileUpdater
                .update(collectionId, profile -> ReprocessTransitions.begun(profile, from, later(profile)))
                .map(profile -> Response.accepted(status(profile))
                        .location(URI.create("/v1/collections/%s/reprocess".formatted(collectionId)))
                        .build())
                .orElseThrow(() -> conflict(
                        "reprocessing",
                        "Photographs are being processed again",
                        "The photographs of '%s' are being processed again already: GET /v1/collections/%s/reprocess answers the progress, DELETE cancels it."
                                .formatted(collectionId, collectionId)));
    }

    @GET
    @RequiresPermission(Permission.CURATE)
    @Operation(summary = "How far it is")
    public ReprocessStatus status(@RestPath String collectionId) {
        return status(collectionRegistry.profile(collectionId));
    }

    @DELETE
    @RequiresPermission(Permission.CURATE)
    @Operation(
            summary = "Cancels it",
            description =
                    "Photographs that are done stay so. Where an embedder was to be replaced it stays, and vectors by the next one are removed.")
    @APIResponse(responseCode = "202", description = "Cancelled; state is running while vectors are removed, then idle")
    @APIResponse(responseCode = "409", description = "not-reprocessing: nothing that could be cancelled")
    public Response cancel(@RestPath String collectionId) {
        collectionRegistry.profile(collectionId);
        return update(collectionId, profile -> ReprocessTransitions.cancelled(profile, later(profile)));
    }

    @POST
    @RequiresPermission(Permission.CURATE)
    @Path("finish")
    @Operation(
            summary = "Ends it although photographs remain",
            description =
                    "For photographs for which the next embedder never answers; searches do not find them afterwards. remaining must be at least as many as remain.")
    @APIResponse(responseCode = "202", description = "The next embedder is the embedder now")
    @APIResponse(responseCode = "409", description = "photographs-remain, with their number; not-reprocessing")
    public Response finish(@RestPath String collectionId, @RestQuery @DefaultValue("0") int remaining) {
        collectionRegistry.profile(collectionId);
        var counts = reprocessRuns.counts(collectionId);
        int notDone = counts.map(ReprocessRun.Counts::remaining).orElse(Integer.MAX_VALUE);
        if (counts.filter(ReprocessRun.Counts::pastRead).isEmpty() || notDone > remaining) {
            throw new ProblemException(ProblemDetail.of(
                    409,
                    "photographs-remain",
                    "Photographs remain",
                    counts.filter(ReprocessRun.Counts::pastRead).isEmpty()
                            ? "The photographs of '%s' are still being counted.".formatted(collectionId)
                            : "%d photographs of '%s' are not done; ?remaining=%d ends it nevertheless."
                                    .formatted(notDone, collectionId, notDone)));
        }
        return update(collectionId, profile -> ReprocessTransitions.finished(profile, later(profile)));
    }

    private Response update(String collectionId, Function<CollectionProfile, Optional<CollectionProfile>> change) {
        return profileUpdater
                .update(collectionId, change)
                .map(profile -> Response.accepted(status(profile)).build())
                .orElseThrow(() -> conflict(
                        "not-reprocessing",
                        "Nothing is processed again",
                        "The photographs of '%s' are not being processed again, or only former vectors are being removed."
                                .formatted(collectionId)));
    }

    private ReprocessStatus status(CollectionProfile profile) {
        return profile.getReprocessing() == null
                ? ReprocessStatus.idle(profile)
                : ReprocessStatus.of(
                        profile,
                        reprocessRuns.counts(profile.getCollectionId()).orElse(new ReprocessRun.Counts(false, 0, 0)));
    }

    private static Instant later(CollectionProfile profile) {
        return ProfileUpdater.timeOfChange(profile);
    }

    private static ProblemException conflict(String code, String title, String sentence) {
        return new ProblemException(ProblemDetail.of(409, code, title, sentence));
    }
}
