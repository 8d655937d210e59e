package org.vitrine.ingest.deletion;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.vitrine.access.Permission;
import org.vitrine.access.http.RequiresPermission;
import org.vitrine.events.CollectionProfile;
import org.vitrine.ingest.collection.CollectionRegistry;
import org.vitrine.ingest.collection.ProfileUpdater;
import org.vitrine.ingest.progress.IngestProgress;
import org.vitrine.problem.ProblemDetail;
import org.vitrine.problem.ProblemException;

/** HTTP API to delete a collection with all of its photographs. */
@Path("/v1")
@RunOnVirtualThread // waits for Kafka
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Collections")
class DeletionResource {

    private final CollectionRegistry collectionRegistry;
    private final ProfileUpdater profileUpdater;
    private final IngestProgress progress;

    DeletionResource(CollectionRegistry collectionRegistry, ProfileUpdater profileUpdater, IngestProgress progress) {
        this.collectionRegistry = collectionRegistry;
        this.profileUpdater = profileUpdater;
        this.progress = progress;
    }

    /**
     * The progress of a deletion, as its JSON answer.
     *
     * @param photographs all photographs that the collection ever had, including withdrawn ones, without those that the
     *     upload API refused
     * @param withdrawn how many of them are withdrawn
     */
    record DeletionStatus(String collectionId, Instant deletingSince, long photographs, long withdrawn) {}

    @DELETE
    @RequiresPermission(Permission.OPERATE)
    @Path("collections/{collectionId}")
    @Operation(
            summary = "Withdraws every photograph of a collection, and removes its profile",
            description =
                    "Without confirm the answer is 428 with the number of photographs and a token. With that token as confirm the deletion begins. A repeated request answers the progress; once the profile is removed, the collection is unknown.")
    @APIResponse(responseCode = "202", description = "Being deleted: how many photographs are withdrawn")
    @APIResponse(responseCode = "404", description = "unknown-collection")
    @APIResponse(
            responseCode = "503",
            description = "progress-unavailable: index-service, which counts, is unavailable")
    @APIResponse(
            responseCode = "428",
            description = "confirmation-required: members photographs and confirm, the token for the second request")
    public Response delete(@RestPath String collectionId, @RestQuery Optional<String> confirm) {
        var profile = collectionRegistry.profile(collectionId);
        var counts = progress.collection(collectionId);
        if (profile.getDeletingSince() == null) {
            var token = DeletionConfirmation.token(profile, counts.stored());
            if (!confirm.filter(token::equals).isPresent()) {
                throw new ProblemException(confirmation(collectionId, counts.stored(), token, confirm));
            }
            profile = profileUpdater
                    .update(collectionId, DeletionResource::markDeleting)
                    .orElse(profile);
        }
        return Response.accepted(new DeletionStatus(
                        collectionId,
                        Optional.ofNullable(profile.getDeletingSince()).orElse(Instant.EPOCH),
                        counts.stored() + counts.withdrawn(),
                        counts.withdrawn()))
                .build();
    }

    private static ProblemDetail confirmation(
            String collectionId, long photographs, String token, Optional<String> given) {
        return ProblemDetail.of(
                        428,
                        "confirmation-required",
                        "Confirmation required",
                        "%sThis withdraws %d photographs of '%s' and removes the collection. To confirm: DELETE /v1/collections/%s?confirm=%s"
                                .formatted(
                                        given.map("'%s' confirms another state of the collection. "::formatted)
                                                .orElse(""),
                                        photographs,
                                        collectionId,
                                        collectionId,
                                        token))
                .with("photographs", photographs)
                .with("confirm", token);
    }

    private static Optional<CollectionProfile> markDeleting(CollectionProfile profile) {
        var now = ProfileUpdater.timeOfChange(profile);
        return Optional.of(CollectionProfile.newBuilder(profile)
                .clearReprocessing()
                .clearNextEmbedder()
                .setDeletingSince(now)
                .setUpdatedAt(now)
                .build());
    }
}
