package org.vitrine.benchmarks.backfill;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.vitrine.benchmarks.backfill.CataloguerSimulation.ResponseTimes;
import org.vitrine.benchmarks.backfill.RemoteModelStub.Counts;
import org.vitrine.benchmarks.backfill.RemoteModelStub.Operation;
import org.vitrine.events.Preprocessed;
import org.vitrine.events.Topic;

/**
 * Runs the phases of the benchmark on servers and replicas that are ready: idle, loaded, remote unavailable, remote
 * back.
 *
 * @param remote stub of the remote models
 * @param replicas replicas of inference-service
 * @param topics counts records of topics
 * @param perSecond quota of each operation of the remote, calls a second
 * @param outage how long the remote is unavailable
 * @param progress receives progress, a line at a time
 */
record BackFillRun(
        RemoteModelStub remote,
        List<InferenceReplica> replicas,
        TopicOffsets topics,
        double perSecond,
        Duration outage,
        Consumer<String> progress) {

    private static final Duration SEARCH_INTERVAL = Duration.ofMillis(500);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);
    private static final Duration RATE_SETTLING_TIME = Duration.ofSeconds(20);
    private static final Duration MAX_WAIT = Duration.ofHours(2);
    private static final int WARM_UP = 30;
    private static final int UNLOADED_SEARCHES = 100;

    /**
     * Result of the run.
     *
     * @param unloaded times of the cataloguer's queries on idle replicas
     * @param loaded times of the cataloguer's queries beside the backlog
     * @param quotaShare used share of the quota while the backlog is processed, of the operation that used less
     * @param throttled share of throttled calls among all calls of the run, in [0, 1]
     * @param resumedAfter time from the remote's return to its first answer
     * @param failedHealthChecks health checks that failed while the remote was unavailable
     * @param deadLettered records in the dead-letter topic
     * @param embedded records in the topic {@code embedded}
     * @param answeredTwice distinct requests that the remote answered more than once
     */
    record Result(
            ResponseTimes unloaded,
            ResponseTimes loaded,
            double quotaShare,
            double throttled,
            Duration resumedAfter,
            int failedHealthChecks,
            long deadLettered,
            long embedded,
            long answeredTwice) {}

    Result measure(Backlog backlog, List<Preprocessed> facts)
            throws IOException, InterruptedException, ExecutionException {
        var cataloguer = new CataloguerSimulation(
                replicas.stream().map(InferenceReplica::address).toList());
        progress.accept("a cataloguer searches while the replicas have no other work");
        cataloguer.search(Duration.ZERO, times(WARM_UP));
        var unloaded = cataloguer.search(SEARCH_INTERVAL, times(UNLOADED_SEARCHES));
        progress.accept("the cataloguer searches while %d photographs wait".formatted(facts.size()));
        backlog.send(facts);
        Thread.sleep(RATE_SETTLING_TIME);
        var before = counts();
        long since = System.nanoTime();
        var searching = new AtomicBoolean(true);
        ResponseTimes loaded;
        double quotaShare;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var responseTimes = threads.submit(() -> cataloguer.search(SEARCH_INTERVAL, searching::get));
            awaitEmbedded(facts.size() / 2);
            quotaShare = quotaShare(before, (System.nanoTime() - since) / 1e9);
            searching.set(false);
            loaded = responseTimes.get();
        }
        progress.accept("the remote becomes unavailable for " + outage.toSeconds() + " s");
        remote.closePort();
        int failed = countFailedHealthChecks();
        var countsBefore = counts();
        remote.openPort();
        var resumed = awaitAnswer(countsBefore);
        progress.accept("the remote is available again and answered after %d ms; waiting for the rest of the backlog"
                .formatted(resumed.toMillis()));
        awaitEmbedded(facts.size());
        return new Result(
                unloaded,
                loaded,
                quotaShare,
                throttled(),
                resumed,
                failed,
                topics.records(Topic.PREPROCESSED.deadLetterTopicName()),
                topics.records(Topic.EMBEDDED.topicName()),
                remote.answeredTwice());
    }

    private static BooleanSupplier times(int times) {
        var remaining = new AtomicInteger(times);
        return () -> remaining.getAndDecrement() > 0;
    }

    private Map<Operation, Counts> counts() {
        var counts = new EnumMap<Operation, Counts>(Operation.class);
        for (var operation : Operation.values()) {
            counts.put(operation, remote.counts(operation));
        }
        return counts;
    }

    private double quotaShare(Map<Operation, Counts> before, double seconds) {
        return before.entrySet().stream()
                .mapToDouble(entry ->
                        remote.counts(entry.getKey()).since(entry.getValue()).answered() / (seconds * perSecond))
                .min()
                .orElseThrow();
    }

    private double throttled() {
        var all = counts().values();
        double throttled = all.stream().mapToLong(Counts::throttled).sum();
        return throttled / (throttled + all.stream().mapToLong(Counts::answered).sum());
    }

    /**
     * Checks the replicas each second while the remote is unavailable, and returns the number of failed health checks.
     * An unavailable remote must not make a replica unhealthy.
     */
    private int countFailedHealthChecks() throws InterruptedException {
        int failed = 0;
        long until = System.nanoTime() + outage.toNanos();
        while (System.nanoTime() < until) {
            for (var replica : replicas) {
                failed += replica.isHealthy() ? 0 : 1;
            }
            Thread.sleep(Duration.ofSeconds(1));
        }
        return failed;
    }

    private Duration awaitAnswer(Map<Operation, Counts> before) throws InterruptedException {
        long since = System.nanoTime();
        while (before.entrySet().stream()
                .allMatch(entry ->
                        remote.counts(entry.getKey()).since(entry.getValue()).answered() == 0)) {
            if (System.nanoTime() - since > MAX_WAIT.toNanos()) {
                throw new IllegalStateException("no call reached the remote model again within " + MAX_WAIT);
            }
            Thread.sleep(POLL_INTERVAL);
        }
        return Duration.ofNanos(System.nanoTime() - since);
    }

    private void awaitEmbedded(long records) throws InterruptedException {
        long until = System.nanoTime() + MAX_WAIT.toNanos();
        long done = topics.records(Topic.EMBEDDED.topicName());
        while (done < records) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("%d of %d images were embedded within %s; read the replicas' logs"
                        .formatted(done, records, MAX_WAIT));
            }
            if (topics.records(Topic.PREPROCESSED.deadLetterTopicName()) > 0) {
                throw new IllegalStateException("records were dead-lettered; the replicas' logs state the cause");
            }
            Thread.sleep(Duration.ofSeconds(1));
            done = topics.records(Topic.EMBEDDED.topicName());
        }
    }
}
