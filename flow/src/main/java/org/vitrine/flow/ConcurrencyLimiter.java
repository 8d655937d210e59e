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

/** So many attempts run at the same time; more wait in the order of coming, without a thread. */
final class ConcurrencyLimiter {

    private final Executor starter;
    private final Lock lock = new ReentrantLock();
    private final Deque<CompletableFuture<Void>> waiting = new ArrayDeque<>();
    private volatile Runnable leaving = () -> {};
    private int free;
    private int population;

    /**
     * @param slots attempts that run at the same time, at least 1
     * @param starter runs the beginning of each attempt, which may block
     */
    ConcurrencyLimiter(int slots, Executor starter) {
        this.free = slots;
        this.starter = starter;
    }

    /** Works once a slot is free, and keeps it until the work has ended, failed or was cancelled. */
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

    /** Attempts that run or wait for a slot. */
    int population() {
        lock.lock();
        try {
            return population;
        } finally {
            lock.unlock();
        }
    }

    /** Runs something after each attempt that ended or was cancelled. */
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
