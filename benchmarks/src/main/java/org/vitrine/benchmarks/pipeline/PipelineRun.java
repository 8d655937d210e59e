package org.vitrine.benchmarks.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.vitrine.platform.CompleteResponse;

/** Sends photographs through all services, as an institution does: over HTTP, in a batch. */
final class PipelineRun {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COLLECTION = "bench";
    /** Profile without labels: they come from a paid provider, and the bare loop has none either. */
    private static final String PROFILE = "{\"title\":\"Benchmark\",\"labels\":{\"enabled\":false}}";

    private static final int MAX_CONCURRENT_UPLOADS = 8;
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration MAX_WAIT = Duration.ofMinutes(30);
    /** Time between two polls of the batch; each poll costs the pipeline some milliseconds. */
    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI ingest;

    PipelineRun(URI ingest) {
        this.ingest = ingest;
    }

    /** Creates the collection. */
    void createCollection() throws IOException, InterruptedException {
        send(request("/v1/collections/" + COLLECTION)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(PROFILE)));
    }

    /**
     * Sends photographs as one batch and returns photographs per second, from the first byte sent until the last one is
     * indexed. Blocks until then, for at most 30 minutes.
     *
     * @throws IllegalStateException if a photograph is refused, rejected or dead-lettered, or the time is over
     */
    double rate(List<byte[]> photographs) throws IOException, InterruptedException {
        var batch = send(request("/v1/collections/%s/batches".formatted(COLLECTION))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(
                                "{\"institution\":\"bench\",\"expected\":%d}".formatted(photographs.size()))))
                .path("batchId")
                .asText();
        long since = System.nanoTime();
        try (var senders = Executors.newFixedThreadPool(MAX_CONCURRENT_UPLOADS)) {
            List<Future<JsonNode>> sent = new ArrayList<>();
            for (byte[] photograph : photographs) {
                sent.add(senders.submit(() -> post(batch, photograph)));
            }
            for (var one : sent) {
                one.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("an upload failed: " + failed.getCause(), failed);
        }
        awaitIndexed(batch, photographs.size());
        return photographs.size() / ((System.nanoTime() - since) / 1e9);
    }

    private void awaitIndexed(String batch, int expected) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + MAX_WAIT.toNanos();
        var progress = JSON.createObjectNode();
        while (System.nanoTime() < deadline) {
            var answer = send(request("/v1/collections/%s/batches/%s".formatted(COLLECTION, batch))
                    .GET());
            if (answer.path("rejected").asInt() + answer.path("deadLettered").asInt() > 0) {
                throw new IllegalStateException("photographs were rejected or dead-lettered: " + answer);
            }
            if (answer.path("indexed").asInt() == expected) {
                return;
            }
            progress.set("last", answer);
            TimeUnit.NANOSECONDS.sleep(POLL_INTERVAL.toNanos());
        }
        throw new IllegalStateException(
                "%2$d photographs were sent and not all are indexed after %1$s; the progress is %3$s"
                        .formatted(MAX_WAIT, expected, progress));
    }

    private JsonNode post(String batch, byte[] photograph) throws IOException, InterruptedException {
        return send(request("/v1/collections/%s/batches/%s/items".formatted(COLLECTION, batch))
                .header("Content-Type", "image/jpeg")
                .header("Vitrine-Institution", "bench")
                .POST(BodyPublishers.ofByteArray(photograph)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(ingest.resolve(path))
                .timeout(RESPONSE_TIMEOUT)
                .header("Accept", "application/json");
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = CompleteResponse.send(http, request.build(), BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("%s answered %d: %s".formatted(answer.uri(), answer.statusCode(), answer.body()));
        }
        return JSON.readTree(answer.body());
    }
}
