package org.vitrine.benchmarks.limiter;

import java.util.concurrent.CompletionStage;

/**
 * A simulated replica. It makes one call each time the benchmark requests one, and applies its own pacing and retries.
 */
interface Caller extends AutoCloseable {

    /** Starts a call. The stage completes when the call is answered, or exceptionally when its last retry failed. */
    CompletionStage<?> call();

    @Override
    void close();
}
