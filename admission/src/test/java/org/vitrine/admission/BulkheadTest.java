package org.vitrine.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.util.ArrayList;
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

class BulkheadTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Uni<String> ENDLESS = Uni.createFrom().nothing();

    /** The failure of refused work. */
    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    @Test
    void workWaitsInTheOrderOfItsArrival() {
        // Given
        var bulkhead = new Bulkhead(2);
        var begun = new ArrayList<Integer>();
        var ends = new ArrayList<CompletableFuture<Void>>();
        for (int i = 0; i < 4; i++) {
            int number = i;
            var end = new CompletableFuture<Void>();
            ends.add(end);
            Uni<Void> work = Uni.createFrom().deferred(() -> {
                begun.add(number);
                return Uni.createFrom().completionStage(end);
            });
            subscribe(bulkhead, work);
        }
        assertThat(begun).containsExactly(0, 1);

        // When
        ends.get(1).complete(null);
        ends.get(0).complete(null);

        // Then
        assertThat(begun).containsExactly(0, 1, 2, 3);
        assertThat(bulkhead.running()).isEqualTo(2);
    }

    @Test
    void workBeyondTheQueueIsRefused() {
        // Given
        var bulkhead = new Bulkhead(1, 1, Refused::new);
        subscribe(bulkhead, ENDLESS);
        subscribe(bulkhead, ENDLESS);

        // When
        var third = subscribe(bulkhead, Uni.createFrom().item("done"));

        // Then
        assertThat(third.getFailure()).isInstanceOf(Refused.class);
        assertThat(bulkhead.runningAndWaiting()).isEqualTo(2);
    }

    @Test
    void workThatEndsFailsOrIsCancelledMakesRoom() {
        // Given
        var bulkhead = Bulkhead.refusing(2, Refused::new);
        subscribe(bulkhead, Uni.createFrom().item("done"));
        subscribe(bulkhead, Uni.createFrom().failure(new IllegalStateException("of a test")));
        subscribe(bulkhead, ENDLESS).cancel();
        subscribe(bulkhead, ENDLESS);

        // When
        var last = subscribe(bulkhead, Uni.createFrom().item("done"));

        // Then
        last.assertCompleted().assertItem("done");
    }

    @Test
    void workThatThrowsMakesRoom() {
        // Given
        var bulkhead = Bulkhead.refusing(1, Refused::new);

        // When
        Uni<String> throwing = bulkhead.withPermit(() -> {
            throw new IllegalStateException("of a test");
        });
        UniAssertSubscriber<String> thrown = throwing.subscribe().withSubscriber(UniAssertSubscriber.create());

        // Then
        assertThat(thrown.getFailure()).hasMessage("of a test");
        assertThat(bulkhead.running()).isZero();
    }

    @Test
    void workThatIsCancelledWhileItWaitsLeavesTheQueue() {
        // Given
        var bulkhead = new Bulkhead(1, 1, Refused::new);
        var running = bulkhead.tryAcquire().orElseThrow();
        var waiting = subscribe(bulkhead, ENDLESS);

        // When
        waiting.cancel();
        running.close();

        // Then
        assertThat(bulkhead.runningAndWaiting()).isZero();
    }

    @Test
    void whoDoesNotWaitGetsNoPermitBeforeThoseThatWait() {
        // Given
        var bulkhead = new Bulkhead(1);
        var running = bulkhead.tryAcquire().orElseThrow();
        subscribe(bulkhead, ENDLESS);

        // When
        running.close();

        // Then
        assertThat(bulkhead.tryAcquire()).isEmpty();
    }

    @Test
    void aCallWaitsForAPermit() {
        // Given
        var bulkhead = new Bulkhead(1, 1, Refused::new);
        var running = bulkhead.tryAcquire().orElseThrow();
        var answer =
                CompletableFuture.supplyAsync(() -> bulkhead.call(PATIENCE, () -> "done"), Thread::startVirtualThread);
        awaitEntered(bulkhead, 2);

        // When
        running.close();

        // Then
        assertThat(answer).succeedsWithin(PATIENCE).isEqualTo("done");
        assertThat(bulkhead.running()).isZero();
    }

    @Test
    void aCallIsRefusedWhereTheQueueIsFullOrTheTimeHasPassed() {
        // Given
        var none = new Bulkhead(1, 0, Refused::new);
        var one = new Bulkhead(1, 1, Refused::new);
        subscribe(none, ENDLESS);
        subscribe(one, ENDLESS);

        // Then
        assertThatThrownBy(() -> none.call(PATIENCE, () -> "done")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> one.call(Duration.ofMillis(1), () -> "done")).isInstanceOf(Refused.class);
        assertThat(one.runningAndWaiting()).isEqualTo(1);
    }

    @Test
    void aCallThatIsInterruptedWhileItWaitsIsRefused() throws InterruptedException {
        // Given
        var bulkhead = new Bulkhead(1, 1, Refused::new);
        subscribe(bulkhead, ENDLESS);
        var outcomes = new CompletableFuture<List<Object>>();
        var thread = Thread.ofVirtual().start(() -> {
            try {
                outcomes.complete(List.of(bulkhead.call(PATIENCE, () -> "done")));
            } catch (Refused refused) {
                outcomes.complete(List.of(refused, Thread.currentThread().isInterrupted()));
            }
        });
        awaitEntered(bulkhead, 2);

        // When
        thread.interrupt();

        // Then
        assertThat(thread.join(PATIENCE)).isTrue();
        assertThat(outcomes.join()).hasSize(2).element(0).isInstanceOf(Refused.class);
        assertThat(outcomes.join()).element(1).isEqualTo(true);
        assertThat(bulkhead.runningAndWaiting()).isEqualTo(1);
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
                    .until(() -> calls.stream().filter(CompletableFuture::isDone).count() == 32);
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

    @Test
    void theCallbackRunsAfterEachPermit() {
        // Given
        var bulkhead = new Bulkhead(1);
        var seen = new ArrayList<Integer>();
        bulkhead.onRelease(() -> seen.add(bulkhead.runningAndWaiting()));
        var first = subscribe(bulkhead, ENDLESS);
        var second = subscribe(bulkhead, ENDLESS);

        // When
        first.cancel();
        second.cancel();

        // Then
        assertThat(seen).containsExactly(1, 0);
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

    private static void awaitEntered(Bulkhead bulkhead, int number) {
        Awaitility.await().atMost(PATIENCE).until(() -> bulkhead.runningAndWaiting() == number);
    }

    private static <T> UniAssertSubscriber<T> subscribe(Bulkhead bulkhead, Uni<T> work) {
        return bulkhead.withPermit(() -> work).subscribe().withSubscriber(UniAssertSubscriber.create());
    }
}
