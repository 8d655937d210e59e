package org.vitrine.flow;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.vitrine.problem.OutageDetection;

/**
 * Repeats the work on one record until it succeeds or is given up. {@link AttemptFailure} classifies each failure:
 *
 * <pre>
 * any other failure        ─▶ counts as an attempt, waits with backoff; given up after vitrine.flow.attempts
 * NonRetryableFailure      ─▶ given up at once
 * outage of a dependency   ─▶ waits in the OutageQueue of the dependency; counts no attempt
 * DependencyUnavailable    ─▶ waits until the exception releases it; counts no attempt
 * </pre>
 *
 * <p>A record that waits for a dependency is given up only when it has been held back more than
 * {@code vitrine.flow.holds} times although other records passed. Only a running attempt occupies a slot of the
 * {@link ConcurrencyLimiter}. Each attempt is subscribed from a timer or a slot, so that the depth of the call stack
 * does not grow with the number of attempts.
 */
final class RetryExecutor {

    private final FlowConfig config;
    private final OutageDetection outageDetection;
    private final OutageQueues queues;
    private final ConcurrencyLimiter slots;

    RetryExecutor(FlowConfig config, OutageDetection outageDetection, OutageQueues queues, ConcurrencyLimiter slots) {
        this.config = config;
        this.outageDetection = outageDetection;
        this.queues = queues;
        this.slots = slots;
    }

    /**
     * Completes when the work has succeeded; fails with the last failure where the work is given up.
     *
     * @param work subscribed anew for each attempt, on a thread that may block; an attempt fails after
     *     {@code vitrine.flow.attempt-timeout}
     * @param failed receives each failure that counts as an attempt, for the log
     */
    Uni<Void> of(Supplier<Uni<Void>> work, Consumer<Throwable> failed) {
        return Uni.createFrom().emitter(emitter -> {
            var series = new Series(work, failed, emitter);
            emitter.onTermination(series::stop);
            series.go();
        });
    }

    /** The attempts at one record. */
    private final class Series {

        private final Supplier<Uni<Void>> work;
        private final Consumer<Throwable> report;
        private final UniEmitter<? super Void> emitter;
        private volatile Cancellable current = () -> {};
        private volatile Optional<OutageQueue> lookingFor = Optional.empty();
        private int failures;
        private int holds;
        private volatile boolean stopped;

        Series(Supplier<Uni<Void>> work, Consumer<Throwable> report, UniEmitter<? super Void> emitter) {
            this.work = work;
            this.report = report;
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
                follow(slots.during(() -> Uni.createFrom()
                                .deferred(() -> work.get())
                                .ifNoItem()
                                .after(config.attemptTimeout())
                                .failWith(() -> new AttemptTimedOut(config.attemptTimeout())))
                        .subscribe()
                        .with(_ -> done(), this::failed));
            }
        }

        private void done() {
            looked().ifPresent(OutageQueue::back);
            emitter.complete(null);
        }

        private Optional<OutageQueue> looked() {
            var queue = lookingFor;
            lookingFor = Optional.empty();
            return queue;
        }

        private void failed(Throwable failure) {
            var looked = looked();
            var queue = queue(failure, looked);
            looked.filter(sentBy -> !queue.equals(Optional.of(sentBy))).ifPresent(OutageQueue::back);
            if (queue.isPresent()) {
                looked.filter(queue.get()::equals).ifPresent(OutageQueue::stillUnavailable);
                waitIn(queue.get(), failure);
                return;
            }
            switch (AttemptFailure.of(failure, outageDetection)) {
                case AttemptFailure.Waits(var heldBack) -> hold(heldBack);
                case AttemptFailure.Final(var last) -> emitter.fail(last);
                case AttemptFailure.Fault _, AttemptFailure.Away _ -> {
                    report.accept(failure);
                    retry(failure);
                }
            }
        }

        /**
         * Returns the queue in which the record waits after a failure; empty where the failure is not an outage. A
         * probe of a queue whose attempt timed out did not find the dependency available, so it waits in that queue
         * again.
         */
        private Optional<OutageQueue> queue(Throwable failure, Optional<OutageQueue> looked) {
            return switch (AttemptFailure.of(failure, outageDetection)) {
                case AttemptFailure.Away(var dependency) -> Optional.of(queues.of(dependency));
                case AttemptFailure.Fault(AttemptTimedOut _) -> looked;
                case AttemptFailure.Fault _, AttemptFailure.Final _, AttemptFailure.Waits _ -> Optional.empty();
            };
        }

        private void retry(Throwable failure) {
            failures++;
            if (failures >= config.attempts()) {
                emitter.fail(failure);
            } else {
                after(RetryBackoff.after(failures, config));
            }
        }

        private void waitIn(OutageQueue queue, Throwable failure) {
            if (holds > config.holds()) {
                emitter.fail(failure);
                return;
            }
            follow(queue.hold(failure)
                    .subscribe()
                    .with(
                            release -> {
                                switch (release) {
                                    case TO_TRY -> lookingFor = Optional.of(queue);
                                    case OTHERS_PASS -> holds++;
                                }
                                go();
                            },
                            emitter::fail));
        }

        private void hold(DependencyUnavailable held) {
            if (holds > config.holds()) {
                emitter.fail(held);
                return;
            }
            follow(held.release()
                    .ifNoItem()
                    .after(config.longestHold())
                    .recoverWithItem(DependencyUnavailable.Release.TO_TRY)
                    .subscribe()
                    .with(
                            release -> {
                                holds += release == DependencyUnavailable.Release.OTHERS_PASS ? 1 : 0;
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
    }
}
