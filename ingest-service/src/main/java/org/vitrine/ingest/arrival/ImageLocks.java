package org.vitrine.ingest.arrival;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.vitrine.ingest.settings.IngestConfig;

/**
 * Locks by image, so that one thread of this replica at a time writes an image. Between replicas the claim of a version
 * decides who writes; the lock only saves second attempts.
 */
@ApplicationScoped
public class ImageLocks {

    /** Number of locks; images whose ids have the same hash modulo this number share one. */
    private static final int STRIPES = 1024;

    private final ReentrantLock[] locks =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(ReentrantLock[]::new);
    private final Duration timeout;

    ImageLocks(IngestConfig config) {
        this.timeout = config.stepTimeout();
    }

    /**
     * Runs the work while no other thread of this replica works on the image. Blocks for at most
     * {@code vitrine.ingest.step-timeout}.
     *
     * @param onTimeout runs instead where the lock did not become free in time
     */
    public <T> T withLock(String imageId, Supplier<T> work, Supplier<T> onTimeout) {
        var lock = locks[Math.floorMod(imageId.hashCode(), STRIPES)];
        try {
            if (!lock.tryLock(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                return onTimeout.get();
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            return onTimeout.get();
        }
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
