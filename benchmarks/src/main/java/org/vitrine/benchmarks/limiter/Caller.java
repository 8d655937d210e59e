package org.vitrine.benchmarks.limiter;

import java.util.concurrent.CompletionStage;

/** One replica: makes a call at each request of the benchmark, however it paces and repeats them. */
interface Caller extends AutoCloseable {

    /** Ends when the call was answered, or given up. */
    CompletionStage<?> call();

    @Override
    void close();
}
