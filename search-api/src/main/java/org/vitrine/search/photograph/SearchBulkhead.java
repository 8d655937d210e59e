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

    private final Semaphore free;
    private final AtomicInteger present = new AtomicInteger();
    private final int most;
    private final Duration patience;
    private final Duration retryAfter;

    /**
     * Creates a bulkhead.
     *
     * @param working maximum number of requests that work at a time
     * @param waiting maximum number of requests that wait
     * @param patience maximum time that a request waits
     * @param retryAfter when a refused client may try again
     */
    public SearchBulkhead(int working, int waiting, Duration patience, Duration retryAfter) {
        this.free = new Semaphore(working, true);
        this.most = working + waiting;
        this.patience = patience;
        this.retryAfter = retryAfter;
    }

    /**
     * Waits for a permit and runs the work. Ends the request with {@link SearchProblem.Busy} if too many requests wait,
     * or if no permit becomes free in time.
     */
    public <T> T take(Supplier<T> work) {
        if (present.incrementAndGet() > most) {
            present.decrementAndGet();
            throw new SearchProblem.Busy(retryAfter).exception();
        }
        try {
            if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SearchProblem.Busy(retryAfter).exception();
            }
            try {
                return work.get();
            } finally {
                free.release();
            }
        } catch (InterruptedException shutdown) {
            Thread.currentThread().interrupt();
            throw new SearchProblem.Busy(retryAfter).exception();
        } finally {
            present.decrementAndGet();
        }
    }
}
