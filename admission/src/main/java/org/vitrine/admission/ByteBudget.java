package org.vitrine.admission;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Limits the bytes that are in memory at the same time. Work whose bytes do not fit waits, in the order of its arrival.
 * Thread-safe.
 *
 * <p>The number of pieces of work that wait is not limited here: the callers limit it, or how long they wait.
 */
public final class ByteBudget {

    private final long maxBytes;
    private final WeightedSemaphore semaphore;

    /** @param maxBytes most bytes in memory at the same time */
    public ByteBudget(long maxBytes) {
        this.maxBytes = maxBytes;
        this.semaphore = new WeightedSemaphore(maxBytes, Integer.MAX_VALUE);
    }

    /**
     * Subscribes to the work as soon as the budget has room for its bytes, and gives them back when it ends, fails or
     * is cancelled. The wait holds no thread; work that waited begins on the thread that gave the bytes back, and must
     * not block. Work with more bytes than the whole budget runs when no other work has any.
     */
    public <T> Uni<T> withBytes(long bytes, Supplier<Uni<T>> work) {
        return semaphore.run(Math.min(bytes, maxBytes), () -> new IllegalStateException("the queue is full"), work);
    }

    /**
     * Waits until the budget has room for the bytes. Blocks for at most {@code maxWait}; empty if it had none in that
     * time. More bytes than the whole budget wait until no other work has any.
     */
    public Optional<Permit> acquire(long bytes, Duration maxWait) throws InterruptedException {
        return semaphore.acquire(Math.min(bytes, maxBytes), maxWait);
    }

    /**
     * Returns a permit if the budget has room for the bytes and no other work waits for room; does not wait. More bytes
     * than the whole budget get none.
     */
    public Optional<Permit> tryAcquire(long bytes) {
        return semaphore.tryAcquire(bytes);
    }

    /** Returns the number of bytes that are in use. */
    public long usedBytes() {
        return semaphore.state().used();
    }
}
