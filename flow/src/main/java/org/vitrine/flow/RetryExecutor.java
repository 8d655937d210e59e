package org.vitrine.flow;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.vitrine.admission.Bulkhead;
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
 * {@code vitrine.flow.holds} times although other records passed. Only a running attempt occupies a slot. Each attempt
 * is subscribed from a timer or on the executor, so that the depth of the call stack does not grow with the number of
 * attempts.
 */
final class RetryExecutor {

    private final FlowConfig config;
    private final OutageDetection outageDetection;
    private final OutageQueues queues;
    private final Bulkhead slots;
    private final Executor starter;

    /**
     * @param slots limits how many attempts of the stage run at the same time
     * @param starter executor on which each attempt begins; the beginning may block
     */
    RetryExecutor(
            FlowConfig config, OutageDetection outageDetection, OutageQueues queues, Bulkhead slots, Executor starter) {
        this.config = config;
        this.outageDetection = outageDetection;
        this.queues = queues;
        this.slots = slots;
        this.starter = starter;
    }

    /**
     * Completes when the work has succeeded; fails with the last failure where the work is given up.
     *
     * @param work subscribed anew for each attempt, on a thread that may block; an attempt fails after
     *     {@code vitrine.flow.attempt-timeout}
     * @param onFailedAttempt receives each failure that counts as an attempt, for the log
     */
    Uni<Void> execute(Supplier<Uni<Void>> work, Consumer<Throwable> onFailedAttempt) {
        return Uni.createFrom().emitter(emitter -> {
            var attempts = new RecordAttempts(work, onFailedAttempt, emitter);
            emitter.onTermination(attempts::stop);
            attempts.attempt();
        });
    }

    /** The attempts at one record. */
    private final class RecordAttempts {

        private final Supplier<Uni<Void>> work;
        private final Consumer<Throwable> onFailedAttempt;
        private final UniEmitter<? super Void> emitter;
        private volatile Cancellable running = () -> {};
        private volatile Optional<OutageQueue> probedQueue = Optional.empty();
        private int failures;
        private int holds;
        private volatile boolean stopped;

        RecordAttempts(
                Supplier<Uni<Void>> work, Consumer<Throwable> onFailedAttempt, UniEmitter<? super Void> emitter) {
            this.work = work;
            this.onFailedAttempt = onFailedAttempt;
            this.emitter = emitter;
        }

        void stop() {
            stopped = true;
            running.cancel();
        }

        private void track(Cancellable next) {
            running = next;
            if (stopped) {
                next.cancel();
            }
        }

        void attempt() {
            if (!stopped) {
                track(slots.withPermit(this::begin).subscribe().with(_ -> succeed(), this::handleFailure));
            }
        }

        /** Begins the attempt on the executor, because the thread that frees a slot belongs to another attempt. */
        private Uni<Void> begin() {
            return Uni.createFrom().voidItem().emitOn(starter).chain(() -> timeLimitedWork());
        }

        private Uni<Void> timeLimitedWork() {
            return Uni.createFrom()
                    .deferred(() -> work.get())
                    .ifNoItem()
                    .after(config.attemptTimeout())
                    .failWith(() -> new AttemptTimedOut(config.attemptTimeout()));
        }

        private void succeed() {
            takeProbedQueue().ifPresent(OutageQueue::probeSucceeded);
            emitter.complete(null);
        }

        private Optional<OutageQueue> takeProbedQueue() {
            var queue = probedQueue;
            probedQueue = Optional.empty();
            return queue;
        }

        private void handleFailure(Throwable failure) {
            var probed = takeProbedQueue();
            var queue = outageQueue(failure, probed);
            probed.filter(source -> !queue.equals(Optional.of(source))).ifPresent(OutageQueue::probeSucceeded);
            if (queue.isPresent()) {
                probed.filter(queue.get()::equals).ifPresent(OutageQueue::probeFailed);
                waitIn(queue.get(), failure);
                return;
            }
            switch (AttemptFailure.of(failure, outageDetection)) {
                case AttemptFailure.Hold(var unavailable) -> waitForRelease(unavailable);
                case AttemptFailure.NonRetryable(var nonRetryable) -> emitter.fail(nonRetryable);
                case AttemptFailure.RetryableFault _, AttemptFailure.Outage _ -> {
                    onFailedAttempt.accept(failure);
                    retry(failure);
                }
            }
        }

        /**
         * Returns the queue in which the record waits after a failure; empty where the failure is not an outage. A
         * probe of a queue whose attempt timed out did not find the dependency available, so it waits in that queue
         * again.
         */
        private Optional<OutageQueue> outageQueue(Throwable failure, Optional<OutageQueue> probed) {
            return switch (AttemptFailure.of(failure, outageDetection)) {
                case AttemptFailure.Outage(var dependency) -> Optional.of(queues.of(dependency));
                case AttemptFailure.RetryableFault(AttemptTimedOut _) -> probed;
                case AttemptFailure.RetryableFault _, AttemptFailure.NonRetryable _, AttemptFailure.Hold _ ->
                    Optional.empty();
            };
        }

        private void retry(Throwable failure) {
            failures++;
            if (failures >= config.attempts()) {
                emitter.fail(failure);
            } else {
                retryAfter(RetryBackoff.delay(failures, config));
            }
        }

        private void waitIn(OutageQueue queue, Throwable failure) {
            if (holds > config.holds()) {
                emitter.fail(failure);
                return;
            }
            track(queue.hold(failure)
                    .subscribe()
                    .with(
                            release -> {
                                switch (release) {
                                    case PROBE -> probedQueue = Optional.of(queue);
                                    case OTHERS_SUCCEEDED -> holds++;
                                }
                                attempt();
                            },
                            emitter::fail));
        }

        private void waitForRelease(DependencyUnavailable unavailable) {
            if (holds > config.holds()) {
                emitter.fail(unavailable);
                return;
            }
            track(unavailable
                    .release()
                    .ifNoItem()
                    .after(config.longestHold())
                    .recoverWithItem(DependencyUnavailable.Release.PROBE)
                    .subscribe()
                    .with(
                            release -> {
                                holds += release == DependencyUnavailable.Release.OTHERS_SUCCEEDED ? 1 : 0;
                                retryAfter(config.minBackoff());
                            },
                            emitter::fail));
        }

        private void retryAfter(Duration wait) {
            if (!stopped) {
                track(Uni.createFrom()
                        .voidItem()
                        .onItem()
                        .delayIt()
                        .by(wait)
                        .subscribe()
                        .with(_ -> attempt(), emitter::fail));
            }
        }
    }
}
