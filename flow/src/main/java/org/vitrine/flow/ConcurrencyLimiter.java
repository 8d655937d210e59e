package org.vitrine.flow;

import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Limits how many attempts of one stage run at the same time. Further attempts wait in order of arrival and occupy no
 * thread while they wait. Thread-safe.
 */
final class ConcurrencyLimiter {

    private final Executor starter;
    private final Lock lock = new ReentrantLock();
    private final Deque<CompletableFuture<Void>> waiting = new ArrayDeque<>();
    private volatile Runnable releaseCallback = () -> {};
    private int freeSlots;
    private int runningAndWaiting;

    /**
     * @param slots number of attempts that run at the same time, at least 1
     * @param starter executor on which each attempt begins; the beginning may block
     */
    ConcurrencyLimiter(int slots, Executor starter) {
        this.freeSlots = slots;
        this.starter = starter;
    }

    /** Runs the work once a slot is free. The work keeps the slot until it has ended, failed or was cancelled. */
    <T> Uni<T> run(Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            var permit = new CompletableFuture<Void>();
            enqueue(permit);
            return Uni.createFrom()
                    .completionStage(permit)
                    .emitOn(starter)
                    .chain(() -> work.get())
                    .onTermination()
                    .invoke(() -> release(permit));
        });
    }

    /** Returns the number of attempts that run or wait for a slot. */
    int runningAndWaiting() {
        lock.lock();
        try {
            return runningAndWaiting;
        } finally {
            lock.unlock();
        }
    }

    /** Sets the one callback that runs after each attempt that has ended, failed or was cancelled. */
    void onRelease(Runnable callback) {
        this.releaseCallback = callback;
    }

    private void enqueue(CompletableFuture<Void> permit) {
        lock.lock();
        try {
            runningAndWaiting++;
            waiting.addLast(permit);
        } finally {
            lock.unlock();
        }
        nextPermit().ifPresent(first -> first.complete(null));
    }

    private void release(CompletableFuture<Void> permit) {
        lock.lock();
        try {
            runningAndWaiting--;
            if (!waiting.remove(permit)) {
                freeSlots++;
            }
        } finally {
            lock.unlock();
        }
        nextPermit().ifPresent(first -> first.complete(null));
        releaseCallback.run();
    }

    private Optional<CompletableFuture<Void>> nextPermit() {
        lock.lock();
        try {
            if (freeSlots == 0 || waiting.isEmpty()) {
                return Optional.empty();
            }
            freeSlots--;
            return Optional.of(waiting.removeFirst());
        } finally {
            lock.unlock();
        }
    }
}
