package org.vitrine.ingest.upload;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.vitrine.access.Permission;
import org.vitrine.access.http.InstitutionAccess;
import org.vitrine.access.http.RequiresPermission;
import org.vitrine.flow.CloudEvents;
import org.vitrine.flow.TraceParent;
import org.vitrine.ingest.arrival.PhotographAdmission;
import org.vitrine.ingest.arrival.PostAnswer;
import org.vitrine.ingest.arrival.UnnamedPhotograph;
import org.vitrine.ingest.batch.OwnBatches;
import org.vitrine.ingest.collection.CollectionRegistry;
import org.vitrine.ingest.identity.NameRules;
import org.vitrine.ingest.problem.IngestProblem;
import org.vitrine.ingest.problem.JsonBody;
import org.vitrine.ingest.settings.IngestConfig;
import org.vitrine.ingest.upload.DirectUploads.Completion;
import org.vitrine.problem.ProblemException;

/** HTTP API for uploads of large photographs directly to the store. */
@Path("/v1/collections/{collectionId}/uploads")
@RunOnVirtualThread // waits for the store and for Kafka
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Uploads", description = "Large photographs, straight to the store")
class UploadResource {

    private final CollectionRegistry collectionRegistry;
    private final OwnBatches batches;
    private final InstitutionAccess institutions;
    private final DirectUploads directUploads;
    private final PhotographAdmission photographAdmission;
    private final long maxBytes;

    UploadResource(
            CollectionRegistry collectionRegistry,
            OwnBatches batches,
            InstitutionAccess institutions,
            DirectUploads directUploads,
            PhotographAdmission photographAdmission,
            IngestConfig config) {
        this.collectionRegistry = collectionRegistry;
        this.batches = batches;
        this.institutions = institutions;
        this.directUploads = directUploads;
        this.photographAdmission = photographAdmission;
        this.maxBytes = config.maxUpload().asLongValue();
    }

    /**
     * The JSON answer to the beginning of an upload.
     *
     * @param method HTTP method with which the client sends the bytes to {@code url}
     * @param headers headers to send with the bytes, all of them: they are signed
     * @param complete path to which the client posts after it has sent the bytes
     */
    record Begun(
            String uploadId, String method, URI url, Map<String, String> headers, Instant expiresAt, String complete) {}

    @POST
    @RequiresPermission(Permission.UPLOAD)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Begins an upload straight to the store",
            description = "PUT the photograph to the url with the headers given, then POST to complete. The members are"
                    + " those of a photograph's metadata, and sha256 and sizeBytes of the bytes to come.")
    @RequestBody(
            content =
                    @Content(
                            example =
                                    "{\"institution\":\"museum-a\",\"identifier\":\"18200123-obverse.tif\",\"side\":\"obverse\","
                                            + "\"sizeBytes\":31457280,"
                                            + "\"sha256\":\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"}"))
    @APIResponse(
            responseCode = "201",
            description = "Where the bytes go",
            content = @Content(schema = @Schema(implementation = Begun.class)))
    @APIResponse(responseCode = "400", description = "malformed-request")
    @APIResponse(responseCode = "403", description = "quota-exceeded")
    @APIResponse(responseCode = "404", description = "unknown-collection, unknown-batch")
    @APIResponse(responseCode = "413", description = "too-large")
    public Response begin(@RestPath String collectionId, @Nullable JsonNode given) {
        collectionRegistry.requireOpen(collectionId);
        var body = JsonBody.required(given);
        return switch (UploadTicket.UploadRequest.read(body, maxBytes, institutions.own())) {
            case UploadTicket.UploadRequest.Malformed(var fault) -> throw refused(collectionId, body, fault.problem());
            case UploadTicket.UploadRequest.TooLarge(var limit) ->
                throw refused(collectionId, body, new IngestProblem.TooLarge(limit));
            case UploadTicket.UploadRequest.Valid request -> {
                institutions.requireOwn(request.statement().institutionId());
                request.statement().batchId().ifPresent(batchId -> batches.require(collectionId, batchId)
                        .ownedBy(request.statement().institutionId()));
                yield directUploads
                        .refuse(collectionId, request)
                        .map(PostAnswer::of)
                        .orElseGet(() -> begun(directUploads.begin(collectionId, request)));
            }
        };
    }

    @POST
    @RequiresPermission(Permission.UPLOAD)
    @Path("{uploadId}/complete")
    @Operation(
            summary = "Accepts an uploaded photograph",
            description = "Reads it back, checks it as any other photograph, and answers as if it had been posted.")
    @APIResponse(
            responseCode = "202",
            description = "Bytes and event are durable; Location is the address of the journey",
            content = @Content(schema = @Schema(implementation = PostAnswer.Posted.class)))
    @APIResponse(responseCode = "200", description = "Already stored: also where it was completed before")
    @APIResponse(responseCode = "403", description = "quota-exceeded")
    @APIResponse(responseCode = "404", description = "unknown-upload")
    @APIResponse(responseCode = "409", description = "nothing-uploaded")
    @APIResponse(responseCode = "410", description = "upload-expired")
    @APIResponse(
            responseCode = "422",
            description = "digest-mismatch, truncated, damaged, too-small, empty, malware-found")
    @APIResponse(responseCode = "503", description = "malware-scanner-unavailable: complete it again after Retry-After")
    public Response complete(
            @RestPath String collectionId,
            @RestPath String uploadId,
            @HeaderParam(CloudEvents.TRACEPARENT) Optional<String> traceparent) {
        collectionRegistry.requireOpen(collectionId);
        var id = id(uploadId).orElseThrow(() -> new IngestProblem.UnknownUpload(collectionId, uploadId).exception());
        var trace =
                traceparent.flatMap(TraceParent::parse).map(TraceParent::next).orElseGet(TraceParent::start);
        return switch (directUploads.complete(collectionId, id, institutions::mayReach, trace)) {
            case Completion.Completed(var outcome) -> PostAnswer.of(outcome);
            case Completion.Unknown() -> throw new IngestProblem.UnknownUpload(collectionId, uploadId).exception();
            case Completion.NothingUploaded() -> throw new IngestProblem.NothingUploaded(uploadId).exception();
            case Completion.Expired(var ticket) ->
                throw new IngestProblem.UploadExpired(uploadId, ticket.expiresAt()).exception();
        };
    }

    /** Returns the problem of a request. The photograph is counted as rejected in the batch that the request names. */
    private ProblemException refused(String collectionId, JsonNode body, IngestProblem problem) {
        var identifier = Optional.of(body.path("identifier").asText().strip()).filter(NameRules::isIdentifier);
        batches.find(collectionId, body.path("batch").asText())
                .map(batch -> UnnamedPhotograph.refused(
                        batch,
                        identifier,
                        problem.detail().code(),
                        problem.detail().detail()))
                .ifPresent(refused -> photographAdmission.rejectUnread(refused, TraceParent.start()));
        return problem.exception();
    }

    private static Response begun(DirectUploads.Begun begun) {
        var ticket = begun.ticket();
        String complete = "/v1/collections/%s/uploads/%s/complete".formatted(ticket.collectionId(), ticket.uploadId());
        return Response.status(Response.Status.CREATED)
                .entity(new Begun(
                        ticket.uploadId(),
                        "PUT",
                        begun.address().url(),
                        begun.address().headers(),
                        ticket.expiresAt(),
                        complete))
                .build();
    }

    private static Optional<UUID> id(String given) {
        try {
            return Optional.of(UUID.fromString(given))
                    .filter(id -> id.toString().equals(given));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
