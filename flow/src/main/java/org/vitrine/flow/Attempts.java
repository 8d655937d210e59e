package org.vitrine.flow;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Tries a piece of work until it is done or given up.
 *
 * <pre>
 * failure ──▶ waits a growing time, counts an attempt, tries again; given up after vitrine.flow.attempts
 * Hopeless ─▶ given up at once
 * HeldBack ─▶ waits until it is let go, counts nothing, tries again; given up only after it was held back
 *             vitrine.flow.holds times while others passed
 * </pre>
 *
 * <p>Each try is subscribed from a timer of its own, so that a record held back for a day costs no deeper a stack than one
 * held back for a second.
 */
final class Attempts {

    private final FlowConfig config;

    Attempts(FlowConfig config) {
        this.config = config;
    }

    /** Ends when the work is done; fails with its last failure. */
    Uni<Void> of(Supplier<Uni<Void>> work, Consumer<Throwable> told) {
        return Uni.createFrom().emitter(emitter -> {
            var series = new Series(work, told, emitter);
            emitter.onTermination(series::stop);
            series.go();
        });
    }

    private final class Series {

        private final Supplier<Uni<Void>> work;
        private final Consumer<Throwable> told;
        private final UniEmitter<? super Void> emitter;
        private volatile Cancellable current = () -> {};
        private int failures;
        private int holds;
        private volatile boolean stopped;

        Series(Supplier<Uni<Void>> work, Consumer<Throwable> told, UniEmitter<? super Void> emitter) {
            this.work = work;
            this.told = told;
            this.emitter = emitter;
        }

        void stop() {
            stopped = true;
            current.cancel();
        }

        private void follow(Cancellable next) {
            current = next;
            if (stopped) {
                next.cancel();
            }
        }

        void go() {
            if (!stopped) {
                follow(Uni.createFrom()
                        .deferred(() -> work.get())
                        .ifNoItem()
                        .after(config.attemptTimeout())
                        .fail()
                        .subscribe()
                        .with(_ -> emitter.complete(null), this::failed));
            }
        }

        private void failed(Throwable failure) {
            told.accept(failure);
            switch (failure) {
                case Hopeless _ -> emitter.fail(failure);
                case HeldBack held -> hold(held);
                default -> retry(failure);
            }
        }

        private void retry(Throwable failure) {
            failures++;
            if (failures >= config.attempts()) {
                emitter.fail(failure);
            } else {
                after(backoff(failures));
            }
        }

        private void hold(HeldBack held) {
            if (holds > config.holds()) {
                emitter.fail(held);
                return;
            }
            follow(held.release()
                    .ifNoItem()
                    .after(config.longestHold())
                    .recoverWithItem(HeldBack.Release.TO_TRY)
                    .subscribe()
                    .with(
                            release -> {
                                holds += release == HeldBack.Release.OTHERS_PASS ? 1 : 0;
                                after(config.minBackoff());
                            },
                            emitter::fail));
        }

        private void after(Duration wait) {
            if (!stopped) {
                follow(Uni.createFrom()
                        .voidItem()
                        .onItem()
                        .delayIt()
                        .by(wait)
                        .subscribe()
                        .with(_ -> go(), emitter::fail));
            }
        }

        /** Doubled each time, within bounds, and up to half more by chance. */
        private Duration backoff(int failed) {
            double doubled = config.minBackoff().toMillis() * Math.pow(2, failed - 1.0);
            double chance = 1 + ThreadLocalRandom.current().nextDouble() / 2;
            return Duration.ofMillis(
                    Math.clamp((long) (doubled * chance), 1, config.maxBackoff().toMillis()));
        }
    }
}
