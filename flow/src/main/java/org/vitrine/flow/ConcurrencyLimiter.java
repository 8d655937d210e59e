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
    private volatile Runnable leaving = () -> {};
    private int free;
    private int population;

    /**
     * @param slots number of attempts that run at the same time, at least 1
     * @param starter executor on which each attempt begins; the beginning may block
     */
    ConcurrencyLimiter(int slots, Executor starter) {
        this.free = slots;
        this.starter = starter;
    }

    /** Runs the work once a slot is free. The work keeps the slot until it has ended, failed or was cancelled. */
    <T> Uni<T> during(Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            var turn = new CompletableFuture<Void>();
            join(turn);
            return Uni.createFrom()
                    .completionStage(turn)
                    .emitOn(starter)
                    .chain(() -> work.get())
                    .onTermination()
                    .invoke(() -> leave(turn));
        });
    }

    /** Returns the number of attempts that run or wait for a slot. */
    int population() {
        lock.lock();
        try {
            return population;
        } finally {
            lock.unlock();
        }
    }

    /** Sets the one callback that runs after each attempt that has ended, failed or was cancelled. */
    void onLeaving(Runnable leaving) {
        this.leaving = leaving;
    }

    private void join(CompletableFuture<Void> turn) {
        lock.lock();
        try {
            population++;
            waiting.addLast(turn);
        } finally {
            lock.unlock();
        }
        next().ifPresent(first -> first.complete(null));
    }

    private void leave(CompletableFuture<Void> turn) {
        lock.lock();
        try {
            population--;
            if (!waiting.remove(turn)) {
                free++;
            }
        } finally {
            lock.unlock();
        }
        next().ifPresent(first -> first.complete(null));
        leaving.run();
    }

    private Optional<CompletableFuture<Void>> next() {
        lock.lock();
        try {
            if (free == 0 || waiting.isEmpty()) {
                return Optional.empty();
            }
            free--;
            return Optional.of(waiting.removeFirst());
        } finally {
            lock.unlock();
        }
    }
}
