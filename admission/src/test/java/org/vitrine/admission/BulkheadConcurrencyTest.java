package org.vitrine.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Tests a bulkhead with callers on many threads. */
class BulkheadConcurrencyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The failure of refused work. */
    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    @Test
    void ofConcurrentCallersSomeRunSomeWaitAndTheOthersAreRefused() {
        // Given
        var bulkhead = new Bulkhead(3, 5, Refused::new);
        var load = new Load();
        var open = new CountDownLatch(1);
        List<CompletableFuture<String>> calls;

        // When
        int runningMeanwhile;
        int insideMeanwhile;
        try (var threads = Executors.newFixedThreadPool(40)) {
            calls = calls(40, threads, () -> outcome(bulkhead, () -> load.run(() -> awaited(open))));
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() ->
                            calls.stream().filter(CompletableFuture::isDone).count() == 32);
            runningMeanwhile = bulkhead.running();
            insideMeanwhile = bulkhead.runningAndWaiting();
            open.countDown();
        }

        // Then
        assertThat(runningMeanwhile).isEqualTo(3);
        assertThat(insideMeanwhile).isEqualTo(8);
        var outcomes = calls.stream().map(CompletableFuture::join).toList();
        assertThat(Collections.frequency(outcomes, "done")).isEqualTo(8);
        assertThat(Collections.frequency(outcomes, "refused")).isEqualTo(32);
        assertThat(load.most).hasValue(3);
        assertThat(bulkhead.runningAndWaiting()).isZero();
    }

    @Test
    void howeverCallsOverlapNoMoreRunThanTheLimit() {
        // Given
        var bulkhead = new Bulkhead(3);
        var load = new Load();
        List<CompletableFuture<String>> calls;

        // When
        try (var threads = Executors.newFixedThreadPool(8)) {
            calls = calls(2_000, threads, () -> outcome(bulkhead, () -> load.run(Thread::yield)));
        }

        // Then
        assertThat(calls.stream().map(CompletableFuture::join)).containsOnly("done");
        assertThat(load.most.get()).isBetween(1, 3);
        assertThat(bulkhead.runningAndWaiting()).isZero();
    }

    /** Counts the pieces of work that run at the same time. */
    private static final class Load {

        private final AtomicInteger running = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        private String run(Runnable work) {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            work.run();
            running.decrementAndGet();
            return "done";
        }
    }

    private static List<CompletableFuture<String>> calls(int count, Executor threads, Supplier<String> call) {
        return IntStream.range(0, count)
                .mapToObj(_ -> CompletableFuture.supplyAsync(call, threads))
                .toList();
    }

    private static String outcome(Bulkhead bulkhead, Supplier<String> work) {
        try {
            return bulkhead.call(PATIENCE, work);
        } catch (Refused refused) {
            return "refused";
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("the latch was not opened within " + PATIENCE);
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
