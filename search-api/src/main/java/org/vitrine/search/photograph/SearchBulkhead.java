package org.vitrine.search.photograph;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.vitrine.search.problem.SearchProblem;

/**
 * Limits concurrent work: a number of requests work at a time, others wait in the order of arrival, and further ones
 * are refused.
 *
 * <p>Thread-safe. Blocks its caller, which must be a virtual thread.
 */
public final class SearchBulkhead {

    private final Semaphore permits;
    private final AtomicInteger admitted = new AtomicInteger();
    private final int maxAdmitted;
    private final Duration timeout;
    private final Duration retryAfter;

    /**
     * Creates a bulkhead.
     *
     * @param maxRunning maximum number of requests that work at a time
     * @param maxWaiting maximum number of requests that wait
     * @param timeout maximum time that a request waits
     * @param retryAfter when a refused client may try again
     */
    public SearchBulkhead(int maxRunning, int maxWaiting, Duration timeout, Duration retryAfter) {
        this.permits = new Semaphore(maxRunning, true);
        this.maxAdmitted = maxRunning + maxWaiting;
        this.timeout = timeout;
        this.retryAfter = retryAfter;
    }

    /**
     * Waits for a permit and runs the work. Ends the request with {@link SearchProblem.Busy} if too many requests wait,
     * or if no permit becomes free in time.
     */
    public <T> T execute(Supplier<T> work) {
        if (admitted.incrementAndGet() > maxAdmitted) {
            admitted.decrementAndGet();
            throw new SearchProblem.Busy(retryAfter).exception();
        }
        try {
            if (!permits.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SearchProblem.Busy(retryAfter).exception();
            }
            try {
                return work.get();
            } finally {
                permits.release();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SearchProblem.Busy(retryAfter).exception();
        } finally {
            admitted.decrementAndGet();
        }
    }
}
