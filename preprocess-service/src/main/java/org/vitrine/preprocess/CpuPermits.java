package org.vitrine.preprocess;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** As many photographs are worked on at the same time as there are cores; one that waits for somebody else needs none. */
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

    /** Works as soon as a core is free. */
    void taken(Runnable work) {
        free.acquireUninterruptibly();
        try {
            work.run();
        } finally {
            free.release();
        }
    }

    /** Waits for somebody else, while another photograph has the core; only within {@link #taken}. */
    <T> T lentOut(Supplier<T> waiting) {
        free.release();
        try {
            return waiting.get();
        } finally {
            free.acquireUninterruptibly();
        }
    }
}
