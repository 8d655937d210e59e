package org.vitrine.benchmarks.serving;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;

/**
 * Load of model-server with concurrent clients. Each sends a photograph, waits for the answer and sends the next. It is
 * used against this machine only.
 */
final class ServingLoad implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(120);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final URI endpoint;
    private final List<byte[]> photographs;
    private final AtomicInteger next = new AtomicInteger();

    ServingLoad(URI server, String model, List<byte[]> photographs) {
        this.endpoint = server.resolve("/endpoints/" + model + "/invocations");
        this.photographs = List.copyOf(photographs);
    }

    /**
     * Outcome of a load.
     *
     * @param answered calls that were answered with 200
     * @param busy calls that were answered with 503; they are not retried
     * @param failed calls without an answer, or with another status
     * @param seconds duration of the load
     * @param p50Ms median time of the calls answered with 200, milliseconds; 0 without any
     * @param p99Ms 99th percentile of these times, milliseconds; 0 without any
     */
    record Outcome(long answered, long busy, long failed, double seconds, double p50Ms, double p99Ms) {

        double rate() {
            return answered / seconds;
        }
    }

    /** Loads the server for a time. Blocks until the last call is answered. */
    Outcome forSeconds(int clients, int seconds) {
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        return run(clients, () -> System.nanoTime() < end);
    }

    /** Loads the server with a number of calls. Blocks until the last call is answered. */
    Outcome calls(int clients, int calls) {
        var remaining = new AtomicInteger(calls);
        return run(clients, () -> remaining.getAndDecrement() > 0);
    }

    private Outcome run(int clients, BooleanSupplier hasNext) {
        var counts = new OutcomeCounts();
        long startedAt = System.nanoTime();
        var running = new ArrayList<CompletableFuture<Void>>();
        for (int client = 0; client < clients; client++) {
            running.add(sendRepeatedly(hasNext, counts));
        }
        running.forEach(CompletableFuture::join);
        return counts.outcome((System.nanoTime() - startedAt) / 1e9);
    }

    private CompletableFuture<Void> sendRepeatedly(BooleanSupplier hasNext, OutcomeCounts counts) {
        if (!hasNext.getAsBoolean()) {
            return CompletableFuture.completedFuture(null);
        }
        byte[] photograph = photographs.get(Math.floorMod(next.getAndIncrement(), photographs.size()));
        long sent = System.nanoTime();
        return http.sendAsync(
                        HttpRequest.newBuilder(endpoint)
                                .timeout(TIMEOUT)
                                .header("Content-Type", "application/x-image")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(photograph))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .handle((answer, failure) -> {
                    counts.count(answer == null ? 0 : answer.statusCode(), System.nanoTime() - sent);
                    if (failure instanceof CompletionException wrapped && wrapped.getCause() instanceof Error error) {
                        throw error;
                    }
                    return answer;
                })
                .thenComposeAsync(_ -> sendRepeatedly(hasNext, counts));
    }

    private static final class OutcomeCounts {

        private final LongAdder answered = new LongAdder();
        private final LongAdder busy = new LongAdder();
        private final LongAdder failed = new LongAdder();
        private final List<Long> nanos = new ArrayList<>();

        void count(int status, long tookNanos) {
            switch (status) {
                case 200 -> {
                    answered.increment();
                    synchronized (nanos) {
                        nanos.add(tookNanos);
                    }
                }
                case 503 -> busy.increment();
                default -> failed.increment();
            }
        }

        Outcome outcome(double seconds) {
            synchronized (nanos) {
                nanos.sort(Long::compare);
                return new Outcome(
                        answered.sum(), busy.sum(), failed.sum(), seconds, percentile(0.5), percentile(0.99));
            }
        }

        private double percentile(double share) {
            return nanos.isEmpty() ? 0 : nanos.get((int) Math.min(nanos.size() - 1, share * nanos.size())) / 1e6;
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
