package org.vitrine.index.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.vitrine.imageindex.ImageIndex;
import org.vitrine.imageindex.IndexSummary;
import org.vitrine.imageindex.IndexUnavailable;
import org.vitrine.index.join.JoinStreams;
import org.vitrine.index.writer.DocumentWriter;
import org.vitrine.index.writer.WriterState;
import org.vitrine.problem.ProblemDetail;
import org.vitrine.problem.ProblemException;

/**
 * HTTP API for operators and {@code ./vitrine status}: size of the indexes, state and lag of the writer and the join.
 */
@Path("/v1/index/status")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Index")
class IndexStatusResource {

    private static final Duration RETRY = Duration.ofSeconds(5);

    private final ImageIndex index;
    private final DocumentWriter writer;
    private final JoinStreams join;

    IndexStatusResource(ImageIndex index, DocumentWriter writer, JoinStreams join) {
        this.index = index;
        this.writer = writer;
        this.join = join;
    }

    @GET
    @Operation(
            operationId = "indexStatus",
            summary = "How much is in the index, and how far behind it is",
            description =
                    "Documents of each index as searches see them; the writer's and the join's state on this replica.")
    @APIResponse(responseCode = "200", description = "The state of now")
    @APIResponse(
            responseCode = "503",
            description = "OpenSearch does not answer",
            content =
                    @Content(
                            mediaType = ProblemDetail.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    public Uni<IndexStatus> status() {
        return index.indexes()
                .map(indexes -> new IndexStatus(
                        indexes.stream().mapToLong(IndexSummary::documents).sum(),
                        indexes,
                        writerStatus(),
                        join.state().name().toLowerCase(Locale.ROOT)))
                .onFailure(IndexUnavailable.class)
                .transform(failure -> ProblemException.retryable(
                        new IndexProblem.Unavailable(String.valueOf(failure.getMessage())).detail(), RETRY));
    }

    private WriterStatus writerStatus() {
        var lag = writer.lag();
        return switch (writer.state()) {
            case WriterState.Starting starting -> new WriterStatus("starting", Optional.empty(), lag);
            case WriterState.Writing writing -> new WriterStatus("writing", Optional.empty(), lag);
            case WriterState.Waiting(var reason) -> new WriterStatus("waiting", Optional.of(reason), lag);
            case WriterState.Restarting(var reason) -> new WriterStatus("restarting", Optional.of(reason), lag);
            case WriterState.Stopped stopped -> new WriterStatus("stopped", Optional.empty(), lag);
        };
    }

    /**
     * The response.
     *
     * @param documents number of documents in all indexes of images; an image that two models embedded counts twice
     * @param indexes the indexes, with the number of documents of each
     * @param writer state of the index writer on this replica
     * @param join state of the join on this replica, as Kafka Streams names it, in lower case
     */
    record IndexStatus(long documents, List<IndexSummary> indexes, WriterStatus writer, String join) {}

    /**
     * The state of the index writer.
     *
     * @param state starting, writing, waiting, restarting or stopped
     * @param reason why it waits or restarts; absent otherwise
     * @param lag number of records of image-documents not read yet, over the partitions of this replica
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record WriterStatus(String state, Optional<String> reason, long lag) {}
}
