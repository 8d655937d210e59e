package org.vitrine.ingest.batch;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.vitrine.ingest.collection.Collections;
import org.vitrine.ingest.identity.Names;
import org.vitrine.ingest.problem.IngestProblem;
import org.vitrine.ingest.progress.Progress;

/** Batches: opened, watched. Their photographs are posted to {@code items}. */
@Path("/v1")
@RunOnVirtualThread // waits for the store, or for a neighbour
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Batches", description = "Photographs sent together, and how far they are")
class BatchResource {

    private static final int ID_BYTES = 10; // 80 bits
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Collections collections;
    private final BatchBook book;
    private final Progress progress;

    BatchResource(Collections collections, BatchBook book, Progress progress) {
        this.collections = collections;
        this.book = book;
        this.progress = progress;
    }

    @POST
    @Path("collections/{collectionId}/batches")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Opens a batch", description = "Post its photographs to …/batches/{batchId}/items.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = Opening.class),
                            example = "{\"institution\":\"museum-a\",\"title\":\"Cabinet 12\",\"expected\":250}"))
    @APIResponse(
            responseCode = "201",
            description = "The batch, empty",
            content = @Content(schema = @Schema(implementation = BatchProgress.class)))
    public Response open(@RestPath String collectionId, JsonNode body) {
        collections.require(collectionId);
        var opening = Opening.of(body);
        var batch = new Batch(
                "b-" + HexFormat.of().formatHex(random()),
                collectionId,
                opening.institution(),
                opening.title(),
                opening.expected(),
                Instant.now());
        book.open(batch);
        return Response.created(URI.create("/v1/collections/%s/batches/%s".formatted(collectionId, batch.batchId())))
                .entity(BatchProgress.of(batch, progress.batch(batch.batchId())))
                .build();
    }

    @GET
    @Path("collections/{collectionId}/batches/{batchId}")
    @Operation(
            summary = "How far a batch is",
            description = "arrived = indexed + rejected + deadLettered + inFlight, at any time.")
    public BatchProgress read(@RestPath String collectionId, @RestPath String batchId) {
        var batch = book.require(collectionId, batchId);
        return BatchProgress.of(batch, progress.batch(batchId));
    }

    private static byte[] random() {
        var id = new byte[ID_BYTES];
        RANDOM.nextBytes(id);
        return id;
    }

    /** What opens a batch. */
    record Opening(String institution, Optional<String> title, Optional<Long> expected) {

        static Opening of(JsonNode body) {
            String institution = body.path("institution").asText();
            if (!Names.isSlug(institution)) {
                throw malformed("institution '%s' must be %s.".formatted(institution, Names.SLUG_RULE));
            }
            var title = Optional.of(body.path("title").asText()).filter(given -> !given.isBlank());
            if (title.filter(given -> !Names.isPrintable(given)).isPresent()) {
                throw malformed("title must be printable and at most %d characters.".formatted(Names.MAX_LENGTH));
            }
            var expected = body.path("expected");
            boolean told = !expected.isMissingNode() && !expected.isNull();
            if (told && (!expected.canConvertToLong() || expected.asLong() < 1)) {
                throw malformed("expected '%s' must be a count of at least 1.".formatted(expected.asText()));
            }
            return new Opening(institution, title, told ? Optional.of(expected.asLong()) : Optional.empty());
        }

        private static RuntimeException malformed(String sentence) {
            return new IngestProblem.Malformed(sentence).exception();
        }
    }
}
