package org.vitrine.ingest.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.vitrine.access.Permission;
import org.vitrine.access.http.RequiresPermission;
import org.vitrine.admission.Bulkhead;
import org.vitrine.ingest.problem.IngestProblem;
import org.vitrine.ingest.progress.IngestJson;
import org.vitrine.ingest.progress.IngestProgress;
import org.vitrine.ingest.settings.IngestConfig;
import org.vitrine.problem.ProblemException;

/** HTTP API that sends the progress of a batch as server-sent events whenever it changes. */
@Path("/v1")
@Blocking // waits for S3
@Tag(name = "Batches")
class BatchEvents {

    /** Longest time between two events: shorter than the time after which proxies close an idle connection. */
    private static final Duration KEEP_ALIVE_INTERVAL = Duration.ofSeconds(15);

    private final OwnBatches batches;
    private final IngestProgress progress;
    private final IngestConfig.ProgressConfig config;
    private final Bulkhead openStreams;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    BatchEvents(OwnBatches batches, IngestProgress progress, IngestConfig config) {
        this.batches = batches;
        this.progress = progress;
        this.config = config.progress();
        this.openStreams = new Bulkhead(this.config.eventStreams());
    }

    @GET
    @RequiresPermission(Permission.UPLOAD)
    @Path("collections/{collectionId}/batches/{batchId}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "How far a batch is, as it changes",
            description = "Server-sent events named 'progress', each the same object as GET of the batch. The stream"
                    + " ends with event 'done' when all expected photographs have arrived and none is in flight.")
    public Multi<OutboundSseEvent> events(@RestPath String collectionId, @RestPath String batchId, @Context Sse sse) {
        var batch = batches.require(collectionId, batchId);
        var permit =
                openStreams.tryAcquire().orElseThrow(() -> new IngestProblem.Busy(KEEP_ALIVE_INTERVAL).exception());
        return Multi.createFrom()
                .<OutboundSseEvent>emitter(
                        client -> executor.execute(() -> sendEvents(batch, client, sse)), BackPressureStrategy.LATEST)
                .onTermination()
                .invoke(() -> permit.close());
    }

    private void sendEvents(Batch batch, MultiEmitter<? super OutboundSseEvent> client, Sse sse) {
        var end = Instant.now().plus(config.eventLifetime());
        var lastSentAt = Instant.EPOCH;
        var lastJson = "";
        try {
            while (!client.isCancelled() && Instant.now().isBefore(end)) {
                var latest = currentProgress(batch);
                if (latest.isPresent()) {
                    var json = json(latest.get());
                    if (!json.equals(lastJson)
                            || lastSentAt.plus(KEEP_ALIVE_INTERVAL).isBefore(Instant.now())) {
                        client.emit(event(sse, "progress", json));
                        lastJson = json;
                        lastSentAt = Instant.now();
                    }
                    if (latest.get().done()) {
                        client.emit(event(sse, "done", json));
                        break;
                    }
                }
                Thread.sleep(config.eventInterval());
            }
            client.complete();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            client.complete();
        } catch (RuntimeException fault) {
            client.fail(fault);
        }
    }

    /**
     * Returns the progress; empty while index-service is unavailable, for instance while it moves partitions. The next
     * check tries again.
     */
    private Optional<BatchProgress> currentProgress(Batch batch) {
        try {
            return Optional.of(BatchProgress.of(batch, progress.batch(batch.batchId())));
        } catch (ProblemException unavailable) {
            if (unavailable.retryAfter().isPresent()) {
                return Optional.empty();
            }
            throw unavailable;
        }
    }

    private static OutboundSseEvent event(Sse sse, String name, String json) {
        return sse.newEventBuilder()
                .name(name)
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(json)
                .build();
    }

    private static String json(BatchProgress progress) {
        try {
            return IngestJson.MAPPER.writeValueAsString(progress);
        } catch (JsonProcessingException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
