package org.vitrine.e2e.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.vitrine.e2e.RunningSystem;
import org.vitrine.hoard.Hoard;
import org.vitrine.hoard.specimen.SpecimenSide;
import org.vitrine.platform.Service;

/**
 * Sends the photographs of one batch, each again until it is acknowledged, like the command line and other clients that
 * retry. Each flow renders new photographs, because for known ones the services would reuse stored statements of
 * models.
 */
final class PhotographFlow {

    private static final int EDGE_PX = 192;
    private static final String INSTITUTION = "fault-run";
    private static final Duration PAUSE_AFTER_REFUSAL = Duration.ofSeconds(1);

    private final List<RunningSystem> uploadApis;
    private final String collection;
    private final String batch;
    private final List<String> imageIds = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger retries = new AtomicInteger();

    private PhotographFlow(List<RunningSystem> uploadApis, String collection, String batch) {
        this.uploadApis = List.copyOf(uploadApis);
        this.collection = collection;
        this.batch = batch;
    }

    /** Renders photographs of both sides of coins, with a seed that differs for each run. */
    static List<byte[]> render(int count) {
        long seed = System.nanoTime();
        try (var executor = Executors.newFixedThreadPool(2)) {
            var rendering = new ArrayList<CompletableFuture<byte[]>>();
            for (int number = 0; number < count; number++) {
                int coin = number / 2;
                var side = number % 2 == 0 ? SpecimenSide.OBVERSE : SpecimenSide.REVERSE;
                rendering.add(CompletableFuture.supplyAsync(
                        () -> Hoard.photograph(Hoard.specimen(Hoard.type(seed, coin / 4), coin % 4), side, 0, EDGE_PX)
                                .jpeg(),
                        executor));
            }
            return rendering.stream().map(CompletableFuture::join).toList();
        }
    }

    /**
     * Creates a collection and a batch.
     *
     * @param uploadApis systems whose upload APIs are used in turn
     * @param expected number of photographs of the batch
     */
    static PhotographFlow open(List<RunningSystem> uploadApis, int expected) throws IOException, InterruptedException {
        var collection = "faults-" + UUID.randomUUID().toString().substring(0, 8);
        var first = uploadApis.getFirst();
        requireStatus(first.put("/v1/collections/" + collection, "{\"title\":\"Fault run\"}"), 201);
        var opened = first.post(
                "/v1/collections/%s/batches".formatted(collection),
                Map.of("Content-Type", "application/json"),
                "{\"institution\":\"%s\",\"expected\":%d}"
                        .formatted(INSTITUTION, expected)
                        .getBytes(StandardCharsets.UTF_8));
        requireStatus(opened, 201);
        return new PhotographFlow(
                uploadApis, collection, opened.body().path("batchId").asText());
    }

    /**
     * Sends the photographs in the background.
     *
     * @param senders number of photographs that are posted at the same time
     * @param pause wait of each sender after a photograph
     */
    CompletableFuture<Void> send(List<byte[]> photographs, int senders, Duration pause) {
        var next = new AtomicInteger();
        var sending = IntStream.range(0, senders)
                .mapToObj(_ -> CompletableFuture.runAsync(
                        () -> sendNext(next, photographs, pause),
                        task -> Thread.ofPlatform().name("sender").start(task)))
                .toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(sending);
    }

    private void sendNext(AtomicInteger next, List<byte[]> photographs, Duration pause) {
        try {
            for (int number = next.getAndIncrement(); number < photographs.size(); number = next.getAndIncrement()) {
                imageIds.add(sendUntilAcknowledged(number, photographs.get(number)));
                Thread.sleep(pause);
            }
        } catch (InterruptedException end) {
            throw new IllegalStateException("interrupted after " + imageIds.size(), end);
        }
    }

    private String sendUntilAcknowledged(int number, byte[] photograph) throws InterruptedException {
        var headers = new HashMap<String, String>();
        headers.put("Content-Type", "image/jpeg");
        headers.put("Vitrine-Identifier", "photograph-" + number);
        headers.put("Vitrine-Specimen", "specimen-" + number / 2);
        headers.put("Vitrine-Side", number % 2 == 0 ? "obverse" : "reverse");
        while (true) {
            try {
                var answer =
                        uploadApis.get(number % uploadApis.size()).post(batchPath() + "/items", headers, photograph);
                if (answer.status() == 202 || answer.status() == 200) {
                    return answer.body().path("imageId").asText();
                }
                if (answer.status() < 500 && answer.status() != 429) {
                    throw new AssertionError(
                            "photograph %d was answered %d: %s".formatted(number, answer.status(), answer.body()));
                }
            } catch (IOException unavailable) {
                // The upload API itself was killed; treated like an answer of 503.
            }
            retries.incrementAndGet();
            Thread.sleep(PAUSE_AFTER_REFUSAL);
        }
    }

    /** Returns the ids of the acknowledged images, in the order of sending. */
    List<String> imageIds() {
        synchronized (imageIds) {
            return List.copyOf(imageIds);
        }
    }

    /** Returns how often a photograph had to be sent again. */
    int retries() {
        return retries.get();
    }

    String collection() {
        return collection;
    }

    String batchPath() {
        return "/v1/collections/%s/batches/%s".formatted(collection, batch);
    }

    /** Returns the counts of the batch; empty while the service is unavailable. */
    JsonNode counts() throws IOException, InterruptedException {
        return uploadApis.getFirst().get(Service.INGEST, batchPath()).body();
    }

    private static void requireStatus(RunningSystem.Answer answer, int status) {
        if (answer.status() != status) {
            throw new AssertionError("answered %d, not %d: %s".formatted(answer.status(), status, answer.body()));
        }
    }
}
