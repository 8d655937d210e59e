package org.vitrine.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.vitrine.admission.Bulkhead;
import org.vitrine.flow.DependencyUnavailable.Release;
import org.vitrine.problem.OutageDetection;

class RetryExecutorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AtomicInteger tries = new AtomicInteger();
    private final List<Throwable> failures = new ArrayList<>();

    @Test
    void aFaultIsTriedAgainUntilTheAttemptsAreUsedUp() {
        assertThatThrownBy(() -> run(() -> failing(new IllegalStateException("broken"))))
                .hasMessage("broken");
        assertThat(tries).hasValue(4);
        assertThat(failures).hasSize(4);
    }

    @Test
    void aNonRetryableFailureIsTriedOnce() {
        assertThatThrownBy(() -> run(() -> failing(new NonRetryableFailure("no", new IllegalStateException()))))
                .hasMessage("no");
        assertThat(tries).hasValue(1);
    }

    @Test
    void whatIsHeldBackIsTriedAgainWithoutEnd() {
        // When
        run(() -> tries.get() < 300 ? failing(heldBack(Release.PROBE)) : done());

        // Then
        assertThat(tries).hasValue(301);
    }

    @Test
    void unlessOthersPassAgainAndAgain() {
        assertThatThrownBy(() -> run(() -> failing(heldBack(Release.OTHERS_SUCCEEDED))))
                .hasMessage("away");
        assertThat(tries).hasValue(5);
    }

    @Test
    void aHoldCountsNoAttempt() {
        // When
        run(() -> switch (tries.get() % 2) {
            case 0 -> tries.get() < 6 ? failing(new IllegalStateException("broken")) : done();
            default -> failing(heldBack(Release.PROBE));
        });

        // Then
        assertThat(tries).hasValue(7);
    }

    @Test
    void aHeldBackRecordWaitsForItsRelease() {
        // Given
        var release = new CompletableFuture<UniEmitter<? super Release>>();
        var held = new DependencyUnavailable(
                "away",
                () -> Uni.createFrom().emitter(emitter -> release.complete(emitter)),
                new IllegalStateException());
        var done = attempts()
                .execute(() -> tries.get() == 0 ? failing(held) : done(), failures::add)
                .subscribeAsCompletionStage();
        var emitter =
                release.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
        boolean doneBefore = done.isDone();

        // When
        emitter.complete(Release.PROBE);

        // Then
        assertThat(doneBefore).isFalse();
        assertThat(done).succeedsWithin(PATIENCE);
        assertThat(tries).hasValue(2);
    }

    private void run(Supplier<Uni<Void>> work) {
        attempts().execute(work, failures::add).await().atMost(PATIENCE);
    }

    private Uni<Void> failing(RuntimeException failure) {
        tries.incrementAndGet();
        return Uni.createFrom().failure(failure);
    }

    private Uni<Void> done() {
        tries.incrementAndGet();
        return Uni.createFrom().voidItem();
    }

    private static DependencyUnavailable heldBack(Release release) {
        return new DependencyUnavailable(
                "away", () -> Uni.createFrom().item(release), new IllegalStateException("away"));
    }

    @Test
    void anOutageIsWaitedForHoweverOftenItIsMet() {
        // When
        run(() -> tries.get() < 300 ? failing(new TestOutage()) : done());

        // Then
        assertThat(tries).hasValue(301);
        assertThat(failures).isEmpty();
    }

    @Test
    void anOutageIsFoundHoweverDeepItIsWrapped() {
        // When
        run(() -> tries.get() < 20
                ? failing(new IllegalStateException("outer", new CompletionException(new TestOutage())))
                : done());

        // Then
        assertThat(tries).hasValue(21);
    }

    @Test
    void aNonRetryableFailureCausedByAnOutageIsGivenUp() {
        assertThatThrownBy(() -> run(() -> failing(new NonRetryableFailure("no", new TestOutage()))))
                .hasMessage("no");
        assertThat(tries).hasValue(1);
    }

    @Test
    void aRecordThatAloneFindsAnOutageIsGivenUp() {
        // Given
        var attempts = attempts();
        var always =
                attempts.execute(() -> failing(new TestOutage()), failures::add).subscribeAsCompletionStage();
        var others = new AtomicInteger();

        // When
        while (!always.isDone()) {
            attempts.execute(
                            () -> others.getAndIncrement() % 2 == 0
                                    ? Uni.createFrom().failure(new TestOutage())
                                    : Uni.createFrom().voidItem(),
                            failures::add)
                    .await()
                    .atMost(PATIENCE);
        }

        // Then
        assertThat(always)
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(TestOutage.class);
        assertThat(others.get()).isGreaterThanOrEqualTo(2 * (HOLDS + 1));
    }

    @Test
    void whatWaitsHasNoSlot() {
        // Given
        var attempts = attempts(1);
        var waits = attempts.execute(
                        () -> failing(new DependencyUnavailable(
                                "away", () -> Uni.createFrom().nothing(), new TestOutage())),
                        failures::add)
                .subscribeAsCompletionStage();

        // When
        attempts.execute(this::done, failures::add).await().atMost(PATIENCE);

        // Then
        assertThat(waits).isNotDone();
    }

    /** Thrown by the simulated dependency of these tests when it is unavailable. */
    private static final class TestOutage extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TestOutage() {
            super("away");
        }
    }

    private static final int HOLDS = 3;

    private static RetryExecutor attempts() {
        return attempts(8);
    }

    private static RetryExecutor attempts(int concurrency) {
        var config = new FastFlowConfig(concurrency, HOLDS);
        return new RetryExecutor(
                config,
                new OutageDetection(List.of(
                        failure -> failure instanceof TestOutage ? Optional.of("The dependency") : Optional.empty())),
                new OutageQueues(config),
                new Bulkhead(concurrency),
                Infrastructure.getDefaultWorkerPool());
    }
}
