package org.vitrine.admission;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Limits how many threads use the processor at the same time. A thread that waits for a remote answer lends its permit
 * to another. Thread-safe.
 */
public final class CpuPermits {

    private final int count;
    private final Semaphore free;

    /** @param count number of permits; the number of cores where it is 0 */
    public CpuPermits(int count) {
        this.count = count > 0 ? count : Runtime.getRuntime().availableProcessors();
        this.free = new Semaphore(this.count);
    }

    /** Returns the number of permits, at least 1. */
    public int count() {
        return count;
    }

    /**
     * Returns the largest number of pieces of work that may be under way: those that use the processor, and those that
     * wait.
     */
    public int maxUnderWay(int waiting) {
        return count + waiting;
    }

    /** Waits for a permit, then runs the work on the calling thread. The wait cannot be interrupted. */
    public void withPermit(Runnable work) {
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
    public <T> T releasedWhile(Supplier<T> waiting) {
        free.release();
        try {
            return waiting.get();
        } finally {
            free.acquireUninterruptibly();
        }
    }
}
