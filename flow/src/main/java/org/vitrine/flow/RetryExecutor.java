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
 * Tries a piece of work until it is done or given up.
 *
 * <pre>
 * failure ─▶ waits a growing time, counts an attempt, tries again; given up after vitrine.flow.attempts
 * NonRetryable ▶ given up at once
 * outage ──▶ waits in the queue of what is unavailable, counts nothing, tries again
 * DependencyUnavailable ▶ waits until it is released, counts nothing, tries again
 * </pre>
 *
 * <p>What waits is given up only after it has waited vitrine.flow.holds times although others passed. Only an attempt that runs has a slot; waiting
 * costs none. Each try is subscribed from a timer or a slot of its own, so that a record held back for a day costs no deeper a stack than one held back
 * for a second.
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
     * Ends when the work is done; fails with its last failure.
     *
     * @param work subscribed anew for each attempt, on a thread that may block
     * @param failed gets every failure after which another attempt may help
     */
    Uni<Void> of(Supplier<Uni<Void>> work, Consumer<Throwable> failed) {
        return Uni.createFrom().emitter(emitter -> {
            var series = new Series(work, failed, emitter);
            emitter.onTermination(series::stop);
            series.go();
        });
    }

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

        /** Where to wait after a failure. Who was sent to look and got no answer in time has not found the dependency back. */
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
