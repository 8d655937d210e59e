package org.vitrine.ingest.withdrawal;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.vitrine.access.Permission;
import org.vitrine.access.http.InstitutionAccess;
import org.vitrine.access.http.RequiresPermission;
import org.vitrine.flow.CloudEvents;
import org.vitrine.flow.TraceParent;
import org.vitrine.ingest.arrival.ReceiptStore;
import org.vitrine.ingest.identity.NameRules;
import org.vitrine.ingest.problem.IngestProblem;
import org.vitrine.ingest.progress.ImageJourney;
import org.vitrine.ingest.progress.IngestProgress;

/** HTTP API by which an institution withdraws a photograph. */
@Path("/v1")
@RunOnVirtualThread // waits for the store and for Kafka
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Images")
class WithdrawalResource {

    /** Longest reason, in characters (Unicode code points). */
    private static final int MAX_REASON = 500;

    private final IngestProgress progress;
    private final Withdrawals withdrawals;
    private final ReceiptStore receipts;
    private final InstitutionAccess institutions;

    WithdrawalResource(
            IngestProgress progress, Withdrawals withdrawals, ReceiptStore receipts, InstitutionAccess institutions) {
        this.progress = progress;
        this.withdrawals = withdrawals;
        this.receipts = receipts;
        this.institutions = institutions;
    }

    /**
     * The JSON answer to a withdrawal.
     *
     * @param version version that the withdrawal made
     * @param outcome {@code withdrawn} or {@code already-withdrawn}
     * @param journey path of the image's journey
     */
    record Withdrawn(String imageId, int version, String outcome, String journey) {}

    @DELETE
    @RequiresPermission(Permission.UPLOAD)
    @Path("images/{imageId}")
    @Operation(
            summary = "Withdraws an image",
            description =
                    "Its originals are deleted at once; renditions and the index entry once the event is processed."
                            + " Repeating the request changes nothing. Posting the photograph again makes a new version.")
    @APIResponse(responseCode = "202", description = "The withdrawal is durable")
    @APIResponse(responseCode = "404", description = "unknown-image")
    public Response withdraw(
            @RestPath String imageId,
            @RestQuery Optional<String> collection,
            @RestQuery @DefaultValue("") String reason,
            @HeaderParam(CloudEvents.TRACEPARENT) Optional<String> traceparent) {
        if (reason.codePointCount(0, reason.length()) > MAX_REASON) {
            throw new IngestProblem.Malformed("reason must be at most %d characters.".formatted(MAX_REASON))
                    .exception();
        }
        String collectionId = collection
                .filter(given -> NameRules.isSlug(given) && NameRules.isImageId(imageId))
                .or(() -> collectionOf(imageId))
                .filter(found -> mayReach(found, imageId))
                .orElseThrow(() -> new IngestProblem.UnknownImage(imageId).exception());
        var trace =
                traceparent.flatMap(TraceParent::parse).map(TraceParent::next).orElseGet(TraceParent::start);
        return switch (withdrawals.withdraw(collectionId, imageId, reason, trace)) {
            case Withdrawals.Outcome.Withdrawn(var version) -> answer(imageId, version, "withdrawn");
            case Withdrawals.Outcome.AlreadyWithdrawn(var version) -> answer(imageId, version, "already-withdrawn");
            case Withdrawals.Outcome.Unknown() -> throw new IngestProblem.UnknownImage(imageId).exception();
            case Withdrawals.Outcome.Contended() -> throw new IngestProblem.Contended(imageId).exception();
        };
    }

    /** Returns whether the image is of an institution that the request may reach; its newest receipt states it. */
    private boolean mayReach(String collectionId, String imageId) {
        return !institutions.isEnforced()
                || receipts.read(collectionId, imageId)
                        .filter(newest -> institutions.mayReach(newest.receipt().institutionId()))
                        .isPresent();
    }

    private Optional<String> collectionOf(String imageId) {
        return NameRules.isImageId(imageId)
                ? progress.journey(imageId).map(ImageJourney::collectionId)
                : Optional.empty();
    }

    private static Response answer(String imageId, int version, String outcome) {
        return Response.accepted(new Withdrawn(imageId, version, outcome, "/v1/images/" + imageId))
                .build();
    }
}
