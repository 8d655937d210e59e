package org.vitrine.preprocess;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Limits how many photographs use the processor at the same time: {@code vitrine.preprocess.at-once}, or the number of
 * cores where that is 0. A thread that waits for a remote endpoint lends its permit to another photograph. Thread-safe.
 */
@ApplicationScoped
class CpuPermits {

    private final int count;
    private final Semaphore free;

    CpuPermits(PreprocessConfig config) {
        this.count =
                config.atOnce() > 0 ? config.atOnce() : Runtime.getRuntime().availableProcessors();
        this.free = new Semaphore(count);
    }

    int count() {
        return count;
    }

    /**
     * Returns the largest number of photographs that may be under way: those that use the processor, and those that
     * wait.
     */
    int maxUnderWay(int waiting) {
        return count + waiting;
    }

    /** Waits for a permit, then runs the work on the calling thread. The wait cannot be interrupted. */
    void withPermit(Runnable work) {
        free.acquireUninterruptibly();
        try {
            work.run();
        } finally {
            free.release();
        }
    }

    /**
     * Gives the permit back while the calling thread waits for a remote answer, then waits for a permit again. Only to
     * be called by work that runs inside {@link #withPermit}.
     */
    <T> T releasedWhile(Supplier<T> waiting) {
        free.release();
        try {
            return waiting.get();
        } finally {
            free.acquireUninterruptibly();
        }
    }
}
