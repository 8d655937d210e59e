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
import org.apache.kafka.streams.KafkaStreams;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.vitrine.imageindex.ImageIndex;
import org.vitrine.imageindex.IndexSummary;
import org.vitrine.imageindex.IndexUnavailable;
import org.vitrine.index.writer.DocumentWriter;
import org.vitrine.index.writer.WriterState;
import org.vitrine.problem.ProblemDetail;
import org.vitrine.problem.ProblemException;

/** How much is in the index, and how far behind it is. */
@Path("/v1/index/status")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Index")
class IndexStatusResource {

    private static final Duration RETRY = Duration.ofSeconds(5);

    private final ImageIndex index;
    private final DocumentWriter writer;
    private final KafkaStreams streams;

    IndexStatusResource(ImageIndex index, DocumentWriter writer, KafkaStreams streams) {
        this.index = index;
        this.writer = writer;
        this.streams = streams;
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
                        streams.state().name().toLowerCase(Locale.ROOT)))
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
     * @param documents in all indexes; an image that two models embedded counts twice
     * @param join state of the topology on this replica, as Kafka Streams names it
     */
    record IndexStatus(long documents, List<IndexSummary> indexes, WriterStatus writer, String join) {}

    /**
     * @param state starting, writing, waiting, restarting or stopped
     * @param reason why it waits or restarts
     * @param lag records of image-documents not yet got to, over this replica's partitions
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record WriterStatus(String state, Optional<String> reason, long lag) {}
}
