package org.vitrine.ingest.progress;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.vitrine.access.Permission;
import org.vitrine.access.http.InstitutionAccess;
import org.vitrine.access.http.RequiresPermission;
import org.vitrine.ingest.identity.NameRules;
import org.vitrine.ingest.problem.IngestProblem;
import org.vitrine.ingest.subscription.PendingReading;
import org.vitrine.ingest.subscription.PendingSubscription;
import org.vitrine.ingest.subscription.PendingSubscriptions;

/** HTTP API for the journey of an image and the counts of all images by stage. */
@Path("/v1")
@RunOnVirtualThread // waits for index-service
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Progress", description = "Where images are")
class JourneyResource {

    private final IngestProgress progress;
    private final PendingSubscriptions subscriptions;
    private final InstitutionAccess institutions;

    JourneyResource(IngestProgress progress, PendingSubscriptions subscriptions, InstitutionAccess institutions) {
        this.progress = progress;
        this.subscriptions = subscriptions;
        this.institutions = institutions;
    }

    /**
     * The JSON answer of {@code GET /v1/status}: the counts, and what waits for an operator.
     *
     * @param pendingSubscriptions subscriptions of Amazon SNS that an operator must confirm, or that were ended; absent
     *     where they cannot be read
     * @param pendingSubscriptionsUnavailable why they cannot be read now, a sentence; absent where they were read
     */
    record Status(
            @JsonUnwrapped StatusCounts counts,
            Optional<List<PendingSubscription>> pendingSubscriptions,
            Optional<String> pendingSubscriptionsUnavailable) {

        static Status of(StatusCounts counts, PendingReading pending) {
            return switch (pending) {
                case PendingReading.Known(var subscriptions) ->
                    new Status(counts, Optional.of(subscriptions), Optional.empty());
                case PendingReading.Unknown(var sentence) ->
                    new Status(counts, Optional.empty(), Optional.of(sentence));
            };
        }
    }

    @GET
    @RequiresPermission(Permission.UPLOAD)
    @Path("images/{imageId}")
    @Operation(
            summary = "The journey of an image",
            description =
                    "Each stage of its newest version, with its time, the time since the stage before, measures and"
                            + " decisions. A failed stage has reasonCode and sentence.")
    @APIResponse(
            responseCode = "200",
            description = "The journey so far",
            content = @Content(schema = @Schema(implementation = ImageJourney.class)))
    @APIResponse(responseCode = "404", description = "unknown-image")
    @APIResponse(responseCode = "503", description = "progress-unavailable: index-service is unavailable")
    public ImageJourney journey(@RestPath String imageId) {
        if (!NameRules.isImageId(imageId)) {
            throw new IngestProblem.UnknownImage(imageId).exception();
        }
        return progress.journey(imageId)
                .filter(journey -> institutions.mayReach(journey.institutionId()))
                .orElseThrow(() -> new IngestProblem.UnknownImage(imageId).exception());
    }

    @GET
    @RequiresPermission(Permission.OPERATE)
    @Path("status")
    @Operation(
            summary = "How many images are at which stage, in all and by collection",
            description =
                    "pendingSubscriptions are read from S3. Where it does not answer within 1.5 s, the answer has the sentence pendingSubscriptionsUnavailable instead.")
    @APIResponse(responseCode = "503", description = "progress-unavailable: index-service is unavailable")
    public Status status() {
        var pending = subscriptions.read(); // concurrent with the call of index-service
        return Status.of(progress.status(), pending.join());
    }
}
