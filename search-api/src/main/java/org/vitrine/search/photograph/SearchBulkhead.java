package org.vitrine.search.photograph;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.vitrine.search.problem.SearchProblem;

/**
 * Lets so many requests work at a time, so many more wait, first come first served, and sends the rest away.
 *
 * <p>Blocks its caller, which must be a virtual thread.
 */
public final class SearchBulkhead {

    private final Semaphore free;
    private final AtomicInteger present = new AtomicInteger();
    private final int most;
    private final Duration patience;
    private final Duration retryAfter;

    public SearchBulkhead(int working, int waiting, Duration patience, Duration retryAfter) {
        this.free = new Semaphore(working, true);
        this.most = working + waiting;
        this.patience = patience;
        this.retryAfter = retryAfter;
    }

    /** Runs the work in its turn; ends the request with {@link SearchProblem.Busy} where that will not come soon. */
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
