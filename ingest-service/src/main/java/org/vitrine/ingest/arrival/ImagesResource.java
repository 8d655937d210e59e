package org.vitrine.ingest.arrival;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.PartType;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;
import org.vitrine.access.Permission;
import org.vitrine.access.http.InstitutionAccess;
import org.vitrine.access.http.RequiresPermission;
import org.vitrine.flow.CloudEvents;
import org.vitrine.flow.TraceParent;
import org.vitrine.ingest.batch.Batch;
import org.vitrine.ingest.batch.OwnBatches;
import org.vitrine.ingest.collection.CollectionRegistry;
import org.vitrine.ingest.problem.IngestProblem;
import org.vitrine.problem.BodyLength;
import org.vitrine.problem.ProblemException;

/** HTTP API that accepts photographs, alone or with a batch, as a raw body or as a form. */
@Path("/v1")
@RunOnVirtualThread // reads the body as it arrives; waits for S3 and Kafka
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Images", description = "Photographs in")
class ImagesResource {

    private static final String RAW_DESCRIPTION = """
            The body is the photograph; its type is decided by content. Its statement stands in headers, as UTF-8 or \
            percent-encoded: Vitrine-Institution (required), Vitrine-Identifier (the institution's own name of the \
            photograph; its digest where absent), Vitrine-Specimen, Vitrine-Item, Vitrine-Side (obverse, reverse, other, \
            unknown), Vitrine-Batch, Vitrine-Metadata (a JSON object of strings). Bytes that have another digest than \
            Content-Digest (sha-256=:base64:) says are refused. As multipart/form-data: file part 'image' and JSON part \
            'metadata' with the members institution, identifier, specimen, item, side, batch, metadata. Identifier, \
            specimen and item: 1 to 1,024 bytes of UTF-8, printable. Metadata: at most 100 members with names of 1 to 200 and \
            values of at most 2,000 characters, on every path. Other members, other parts, \
            other headers Vitrine-…, and what occurs twice are refused. The part 'metadata' may have 2 MiB, all headers \
            together 256 KiB: send long metadata as a part.""";

    private static final String ACCEPTED_EXAMPLE =
            "{\"imageId\":\"img-mfrggzdfmztwq2lknnwg23tpob\",\"version\":1,\"sha256\":\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\",\"outcome\":\"accepted\",\"journey\":\"/v1/images/img-mfrggzdfmztwq2lknnwg23tpob\"}";

    private final CollectionRegistry collectionRegistry;
    private final OwnBatches batches;
    private final InstitutionAccess institutions;
    private final PhotographAdmission photographAdmission;

    ImagesResource(
            CollectionRegistry collectionRegistry,
            OwnBatches batches,
            InstitutionAccess institutions,
            PhotographAdmission photographAdmission) {
        this.collectionRegistry = collectionRegistry;
        this.batches = batches;
        this.institutions = institutions;
        this.photographAdmission = photographAdmission;
    }

    @POST
    @RequiresPermission(Permission.UPLOAD)
    @Path("collections/{collectionId}/images")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Accepts a photograph", description = RAW_DESCRIPTION)
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "202",
            description = "Bytes and event are durable; Location is the address of the journey",
            content = @Content(schema = @Schema(implementation = PostAnswer.Posted.class), example = ACCEPTED_EXAMPLE))
    @APIResponse(responseCode = "200", description = "Already stored: the same bytes and the same statement")
    @APIResponse(
            responseCode = "400",
            description = "malformed-request, with members field and value where one field is malformed; broken-upload")
    @APIResponse(
            responseCode = "403",
            description = "quota-exceeded, with measure, limit, used, added and remedy; sending it again does not help")
    @APIResponse(responseCode = "404", description = "unknown-collection")
    @APIResponse(
            responseCode = "413",
            description =
                    "too-large, too-large-to-scan, too-many-pixels, too-many-frames; of a form too-many-parts, with maxPartBytes and maxParts")
    @APIResponse(responseCode = "415", description = "unsupported-format")
    @APIResponse(
            responseCode = "422",
            description = "truncated, damaged, too-small, empty, digest-mismatch, malware-found")
    @APIResponse(responseCode = "431", description = "headers-too-large, with maxBytes")
    @APIResponse(
            responseCode = "503",
            description = "busy, contended, malware-scanner-unavailable: send it again after Retry-After")
    public Response raw(@RestPath String collectionId, @Context HttpHeaders headers, InputStream body) {
        return receiveRaw(collectionId, Optional.empty(), headers, body);
    }

    @POST
    @RequiresPermission(Permission.UPLOAD)
    @Path("collections/{collectionId}/images")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Response form(
            @RestPath String collectionId,
            @Context HttpHeaders headers,
            MultipartFormDataInput form,
            @RestForm(FormParts.IMAGE) FileUpload image,
            @RestForm(FormParts.METADATA) @PartType(MediaType.TEXT_PLAIN) String metadata) {
        return receiveForm(collectionId, Optional.empty(), headers, form, image, metadata);
    }

    @POST
    @RequiresPermission(Permission.UPLOAD)
    @Path("collections/{collectionId}/batches/{batchId}/items")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Accepts a photograph with a batch",
            description = "As images; the institution is the batch's.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "202",
            description = "Bytes and event are durable",
            content = @Content(schema = @Schema(implementation = PostAnswer.Posted.class), example = ACCEPTED_EXAMPLE))
    public Response rawItem(
            @RestPath String collectionId, @RestPath String batchId, @Context HttpHeaders headers, InputStream body) {
        return receiveRaw(collectionId, Optional.of(batchId), headers, body);
    }

    @POST
    @RequiresPermission(Permission.UPLOAD)
    @Path("collections/{collectionId}/batches/{batchId}/items")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Response formItem(
            @RestPath String collectionId,
            @RestPath String batchId,
            @Context HttpHeaders headers,
            MultipartFormDataInput form,
            @RestForm(FormParts.IMAGE) FileUpload image,
            @RestForm(FormParts.METADATA) @PartType(MediaType.TEXT_PLAIN) String metadata) {
        return receiveForm(collectionId, Optional.of(batchId), headers, form, image, metadata);
    }

    private Response receiveRaw(String collectionId, Optional<String> batchId, HttpHeaders headers, InputStream body) {
        collectionRegistry.requireOpen(collectionId);
        var batch = batchId.map(id -> batches.require(collectionId, id));
        var reading = InstitutionStatementReader.fromHeaders(
                        name -> Optional.ofNullable(headers.getHeaderString(name)), institution(batch))
                .with(StatementHeaders.faultOfRaw(headers.getRequestHeaders()));
        return receive(collectionId, batch, reading, headers, body, length(headers));
    }

    @SuppressWarnings("NullAway") // Quarkus gives null for a missing part of a form
    private Response receiveForm(
            String collectionId,
            Optional<String> batchId,
            HttpHeaders headers,
            MultipartFormDataInput form,
            FileUpload image,
            String metadata) {
        collectionRegistry.requireOpen(collectionId);
        var batch = batchId.map(id -> batches.require(collectionId, id));
        var unread =
                FormParts.fault(form.getValues()).or(() -> StatementHeaders.faultOfForm(headers.getRequestHeaders()));
        var reading = InstitutionStatementReader.fromJson(metadata == null ? "{}" : metadata, institution(batch))
                .with(unread);
        if (image == null && unread.isEmpty()) {
            throw refused(
                    collectionId,
                    batch,
                    InstitutionStatementReader.Reading.Malformed.whole("The form has no file part 'image': add it."),
                    headers);
        }
        if (reading instanceof InstitutionStatementReader.Reading.Malformed malformed) {
            throw refused(collectionId, batch, malformed, headers);
        }
        try (var body = Files.newInputStream(image.uploadedFile())) {
            return receive(collectionId, batch, reading, headers, body, OptionalLong.of(image.size()));
        } catch (IOException fault) {
            throw new IngestProblem.BrokenUpload(String.valueOf(fault.getMessage())).exception();
        }
    }

    private Response receive(
            String collectionId,
            Optional<Batch> batchInPath,
            InstitutionStatementReader.Reading reading,
            HttpHeaders headers,
            InputStream body,
            OptionalLong lengthBytes) {
        return switch (reading) {
            case InstitutionStatementReader.Reading.Malformed malformed ->
                throw refused(collectionId, batchInPath, malformed, headers);
            case InstitutionStatementReader.Reading.Valid(var given) -> {
                institutions.requireOwn(given.institutionId());
                var batch = batchInPath
                        .or(() -> given.batchId().map(id -> batches.require(collectionId, id)))
                        .map(opened -> opened.ownedBy(given.institutionId()));
                var statement = given.withBatch(batch.map(Batch::batchId));
                var digest = ContentDigest.sha256(Optional.ofNullable(headers.getHeaderString("Content-Digest")));
                var post = PhotographPost.withoutNotification(collectionId, statement, digest, trace(headers));
                yield PostAnswer.of(photographAdmission.admit(post, body, lengthBytes));
            }
        };
    }

    /** Returns the institution of a photograph whose statement names none: that of its batch, or of the account. */
    private Optional<String> institution(Optional<Batch> batch) {
        return batch.map(Batch::institutionId).or(institutions::own);
    }

    /**
     * Returns the problem for a malformed statement. The photograph is counted as rejected in the batch with which it
     * came.
     */
    private ProblemException refused(
            String collectionId,
            Optional<Batch> batchInPath,
            InstitutionStatementReader.Reading.Malformed malformed,
            HttpHeaders headers) {
        var problem = malformed.fault().problem();
        batchInPath
                .or(() -> malformed.batchId().flatMap(id -> batches.find(collectionId, id)))
                .map(batch -> UnnamedPhotograph.refused(
                        batch,
                        malformed.identifier(),
                        problem.detail().code(),
                        malformed.fault().sentence()))
                .ifPresent(refused -> photographAdmission.rejectUnread(refused, trace(headers)));
        return problem.exception();
    }

    private static TraceParent trace(HttpHeaders headers) {
        return Optional.ofNullable(headers.getHeaderString(CloudEvents.TRACEPARENT))
                .flatMap(TraceParent::parse)
                .map(TraceParent::next)
                .orElseGet(TraceParent::start);
    }

    private static OptionalLong length(HttpHeaders headers) {
        return BodyLength.of(Optional.ofNullable(headers.getHeaderString(HttpHeaders.CONTENT_LENGTH)));
    }
}
