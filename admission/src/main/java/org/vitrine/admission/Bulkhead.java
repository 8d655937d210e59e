package org.vitrine.admission;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Limits how many pieces of work run at the same time. Further ones wait in the order of their arrival, up to a number,
 * and the others are refused. Thread-safe.
 *
 * <ul>
 *   <li>{@link #withPermit} waits without a thread, for as long as its subscriber waits.
 *   <li>{@link #call} and {@link #acquire} block the thread that waits, which should be a virtual one.
 *   <li>{@link #tryAcquire} does not wait.
 * </ul>
 */
public final class Bulkhead {

    private final WeightedSemaphore semaphore;
    private final Supplier<? extends RuntimeException> refusal;

    /**
     * @param maxRunning largest number of pieces of work that run at the same time, at least 1
     * @param maxWaiting largest number of pieces of work that wait, at least 0
     * @param refusal creates the failure of work that is refused
     */
    public Bulkhead(int maxRunning, int maxWaiting, Supplier<? extends RuntimeException> refusal) {
        this.semaphore = new WeightedSemaphore(maxRunning, maxWaiting);
        this.refusal = refusal;
    }

    /** A bulkhead with a queue of any length: the callers limit how much work arrives, or how long it waits. */
    public Bulkhead(int maxRunning) {
        this(maxRunning, Integer.MAX_VALUE, () -> new IllegalStateException("the queue is full"));
    }

    /** Returns a bulkhead in which no work waits: what cannot run at once is refused. */
    public static Bulkhead refusing(int maxRunning, Supplier<? extends RuntimeException> refusal) {
        return new Bulkhead(maxRunning, 0, refusal);
    }

    /**
     * Subscribes to the work once a permit is free. The work keeps the permit until it has ended, failed or was
     * cancelled. Fails with the refusal if too many pieces of work wait. Work that waited begins on the thread that
     * freed the permit: it must not block there, and where many wait, it must end on another thread.
     */
    public <T> Uni<T> withPermit(Supplier<Uni<T>> work) {
        return semaphore.run(1, refusal, work);
    }

    /**
     * Waits for a permit and runs the work on the calling thread. Throws the refusal if too many pieces of work wait,
     * if no permit becomes free in time, or if the thread is interrupted while it waits.
     *
     * @param maxWait longest time to wait
     */
    public <T> T call(Duration maxWait, Supplier<T> work) {
        try (var _ = acquireOrRefuse(maxWait)) {
            return work.get();
        }
    }

    private Permit acquireOrRefuse(Duration maxWait) {
        try {
            return acquire(maxWait).orElseThrow(refusal);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw refusal.get();
        }
    }

    /**
     * Waits for a permit. Blocks for at most {@code maxWait}; empty if too many pieces of work wait, or if no permit
     * became free in that time.
     */
    public Optional<Permit> acquire(Duration maxWait) throws InterruptedException {
        return semaphore.acquire(1, maxWait);
    }

    /** Returns a permit if one is free and no other work waits for it; does not wait. */
    public Optional<Permit> tryAcquire() {
        return semaphore.tryAcquire(1);
    }

    /** Returns the number of pieces of work that run. */
    public int running() {
        return Math.toIntExact(semaphore.state().used());
    }

    /** Returns the number of pieces of work that run or wait. */
    public int runningAndWaiting() {
        var state = semaphore.state();
        return Math.toIntExact(state.used() + state.waiting());
    }

    /** Sets the one callback that runs after each piece of work that has ended or stopped waiting. */
    public void onRelease(Runnable callback) {
        semaphore.onRelease(callback);
    }
}
