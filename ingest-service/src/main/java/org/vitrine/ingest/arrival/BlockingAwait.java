package org.vitrine.ingest.arrival;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits for an asynchronous call, with a time limit; only for threads that may block, such as virtual ones. Throws the
 * exception of the call itself where that is a {@code RuntimeException}, and cancels the call at the limit.
 */
final class BlockingAwait {

    private BlockingAwait() {}

    static <T> T of(CompletableFuture<T> call, Duration limit) {
        try {
            return call.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException fault) {
            if (fault.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(fault.getCause());
        } catch (TimeoutException late) {
            call.cancel(true);
            throw new IllegalStateException("no answer within vitrine.ingest.step-timeout " + limit, late);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            call.cancel(true);
            throw new IllegalStateException("interrupted", end);
        }
    }
}
