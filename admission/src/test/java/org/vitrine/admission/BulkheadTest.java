package org.vitrine.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
        var begunBefore = List.copyOf(begun);

        // When
        ends.get(1).complete(null);
        ends.get(0).complete(null);

        // Then
        assertThat(begunBefore).containsExactly(0, 1);
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
    void aCallerThatDoesNotWaitGetsNoPermitBeforeWaitingCallers() {
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

    private static void awaitEntered(Bulkhead bulkhead, int number) {
        Awaitility.await().atMost(PATIENCE).until(() -> bulkhead.runningAndWaiting() == number);
    }

    private static <T> UniAssertSubscriber<T> subscribe(Bulkhead bulkhead, Uni<T> work) {
        return bulkhead.withPermit(() -> work).subscribe().withSubscriber(UniAssertSubscriber.create());
    }
}
