package org.vitrine.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.vitrine.flow.HeldBack.Release;

class AttemptsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AtomicInteger tries = new AtomicInteger();
    private final List<Throwable> told = new ArrayList<>();

    @Test
    void aFaultIsTriedAgainUntilTheAttemptsAreUsedUp() {
        assertThatThrownBy(() -> run(() -> failing(new IllegalStateException("broken"))))
                .hasMessage("broken");
        assertThat(tries).hasValue(4);
        assertThat(told).hasSize(4);
    }

    @Test
    void whatIsHopelessIsTriedOnce() {
        assertThatThrownBy(() -> run(() -> failing(new Hopeless("no", new IllegalStateException()))))
                .hasMessage("no");
        assertThat(tries).hasValue(1);
    }

    @Test
    void whatIsHeldBackIsTriedAgainWithoutEnd() {
        // When
        run(() -> tries.get() < 300 ? failing(heldBack(Release.TO_TRY)) : done());

        // Then
        assertThat(tries).hasValue(301);
    }

    @Test
    void unlessOthersPassAgainAndAgain() {
        assertThatThrownBy(() -> run(() -> failing(heldBack(Release.OTHERS_PASS))))
                .hasMessage("away");
        assertThat(tries).hasValue(5);
    }

    @Test
    void aHoldCountsNoAttempt() {
        // When
        run(() -> switch (tries.get() % 2) {
            case 0 -> tries.get() < 6 ? failing(new IllegalStateException("broken")) : done();
            default -> failing(heldBack(Release.TO_TRY));
        });

        // Then
        assertThat(tries).hasValue(7);
    }

    @Test
    void whatIsHeldBackWaitsUntilItIsLetGo() {
        // Given
        var release = new CompletableFuture<UniEmitter<? super Release>>();
        var held = new HeldBack(
                "away",
                () -> Uni.createFrom().emitter(emitter -> release.complete(emitter)),
                new IllegalStateException());
        var done = attempts()
                .of(() -> tries.get() == 0 ? failing(held) : done(), told::add)
                .subscribeAsCompletionStage();
        assertThat(release).succeedsWithin(PATIENCE);
        assertThat(done).isNotDone();

        // When
        release.join().complete(Release.TO_TRY);

        // Then
        assertThat(done).succeedsWithin(PATIENCE);
        assertThat(tries).hasValue(2);
    }

    private void run(Supplier<Uni<Void>> work) {
        attempts().of(work, told::add).await().atMost(PATIENCE);
    }

    private Uni<Void> failing(RuntimeException failure) {
        tries.incrementAndGet();
        return Uni.createFrom().failure(failure);
    }

    private Uni<Void> done() {
        tries.incrementAndGet();
        return Uni.createFrom().voidItem();
    }

    private static HeldBack heldBack(Release release) {
        return new HeldBack("away", () -> Uni.createFrom().item(release), new IllegalStateException("away"));
    }

    private static Attempts attempts() {
        return new Attempts(new Quick(
                8,
                Duration.ofSeconds(60),
                4,
                Duration.ofMillis(1),
                Duration.ofMillis(5),
                Duration.ofSeconds(60),
                3,
                600_000));
    }

    /** The defaults, with waits that nobody notices and few holds. */
    private record Quick(
            int concurrency,
            Duration attemptTimeout,
            int attempts,
            Duration minBackoff,
            Duration maxBackoff,
            Duration longestHold,
            int holds,
            long maxRecordAgeMs)
            implements FlowConfig {

        @Override
        public ProvisioningConfig provisioning() {
            throw new UnsupportedOperationException("attempts provision nothing");
        }
    }
}
