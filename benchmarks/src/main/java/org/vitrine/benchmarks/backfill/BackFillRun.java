package org.vitrine.benchmarks.backfill;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.vitrine.benchmarks.backfill.CataloguerSimulation.Waits;
import org.vitrine.benchmarks.backfill.RemoteModelStub.Counts;
import org.vitrine.benchmarks.backfill.RemoteModelStub.Operation;
import org.vitrine.events.Preprocessed;
import org.vitrine.events.Topic;

/** The run itself, on servers and replicas that are ready. */
record BackFillRun(
        RemoteModelStub remote,
        List<InferenceReplica> replicas,
        TopicOffsets topics,
        double perSecond,
        Duration away,
        Consumer<String> tell) {

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final Duration RATE_IS_LEARNT = Duration.ofSeconds(20);
    private static final Duration LONGEST = Duration.ofHours(2);
    private static final int WARM_UP = 30;
    private static final int UNLOADED = 100;

    /**
     * The outcome of it.
     *
     * @param quotaHeld share of the quota of the operation that held less of it, while the backlog was worked on
     * @param throttled share of all calls of the whole run, in [0, 1]
     * @param resumedAfter the remote's return until its first answer
     * @param unwellChecks health checks that failed during the absence
     * @param askedTwice questions answered more than once
     */
    record Result(
            Waits unloaded,
            Waits loaded,
            double quotaHeld,
            double throttled,
            Duration resumedAfter,
            int unwellChecks,
            long deadLettered,
            long embedded,
            long askedTwice) {}

    Result of(Backlog backlog, List<Preprocessed> facts) throws IOException, InterruptedException, ExecutionException {
        var cataloguer = new CataloguerSimulation(
                replicas.stream().map(InferenceReplica::address).toList());
        tell.accept("a cataloguer searches, and nothing else is done");
        cataloguer.ask(Duration.ZERO, times(WARM_UP));
        var unloaded = cataloguer.ask(PAUSE, times(UNLOADED));
        tell.accept("%d photographs wait, and the cataloguer goes on".formatted(facts.size()));
        backlog.send(facts);
        Thread.sleep(RATE_IS_LEARNT);
        var before = counts();
        long since = System.nanoTime();
        var goesOn = new AtomicBoolean(true);
        Waits loaded;
        double held;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waits = threads.submit(() -> cataloguer.ask(PAUSE, goesOn::get));
            awaitEmbedded(facts.size() / 2);
            held = quotaHeld(before, (System.nanoTime() - since) / 1e9);
            goesOn.set(false);
            loaded = waits.get();
        }
        tell.accept("the remote becomes unavailable for " + away.toSeconds() + " s");
        remote.closePort();
        int unwell = watched();
        var counted = counts();
        remote.comeBack();
        var resumed = resumed(counted);
        tell.accept(
                "the remote is back, and answered after %d ms; the rest is worked on".formatted(resumed.toMillis()));
        awaitEmbedded(facts.size());
        return new Result(
                unloaded,
                loaded,
                held,
                throttled(),
                resumed,
                unwell,
                topics.records(Topic.PREPROCESSED.deadLetterTopicName()),
                topics.records(Topic.EMBEDDED.topicName()),
                remote.answeredTwice());
    }

    private static java.util.function.BooleanSupplier times(int times) {
        var left = new java.util.concurrent.atomic.AtomicInteger(times);
        return () -> left.getAndDecrement() > 0;
    }

    private Map<Operation, Counts> counts() {
        var counts = new EnumMap<Operation, Counts>(Operation.class);
        for (var operation : Operation.values()) {
            counts.put(operation, remote.counts(operation));
        }
        return counts;
    }

    private double quotaHeld(Map<Operation, Counts> before, double seconds) {
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

    /** Failed health checks while the remote is unavailable; the remote being down is no illness of the service's. */
    private int watched() throws InterruptedException {
        int unwell = 0;
        long until = System.nanoTime() + away.toNanos();
        while (System.nanoTime() < until) {
            for (var replica : replicas) {
                unwell += replica.isHealthy() ? 0 : 1;
            }
            Thread.sleep(Duration.ofSeconds(1));
        }
        return unwell;
    }

    private Duration resumed(Map<Operation, Counts> before) throws InterruptedException {
        long since = System.nanoTime();
        while (before.entrySet().stream()
                .allMatch(entry ->
                        remote.counts(entry.getKey()).since(entry.getValue()).answered() == 0)) {
            if (System.nanoTime() - since > LONGEST.toNanos()) {
                throw new IllegalStateException("no call reached the remote model again within " + LONGEST);
            }
            Thread.sleep(LOOK_EVERY);
        }
        return Duration.ofNanos(System.nanoTime() - since);
    }

    private void awaitEmbedded(long records) throws InterruptedException {
        long until = System.nanoTime() + LONGEST.toNanos();
        long done = topics.records(Topic.EMBEDDED.topicName());
        while (done < records) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("%d of %d were embedded within %s".formatted(done, records, LONGEST));
            }
            if (topics.records(Topic.PREPROCESSED.deadLetterTopicName()) > 0) {
                throw new IllegalStateException("records were dead-lettered; the replicas' logs say why");
            }
            Thread.sleep(Duration.ofSeconds(1));
            done = topics.records(Topic.EMBEDDED.topicName());
        }
    }
}
