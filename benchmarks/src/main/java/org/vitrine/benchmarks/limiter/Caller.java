package org.vitrine.benchmarks.limiter;

import java.util.concurrent.CompletionStage;

/** One replica: makes a call each time it is told to, however it paces and repeats them. */
interface Caller extends AutoCloseable {

    /** Ends when the call was answered, or given up. */
    CompletionStage<?> call();

    @Override
    void close();
}
