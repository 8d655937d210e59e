package org.vitrine.ingest.arrival;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.vitrine.ingest.measure.IngestMetric;
import org.vitrine.ingest.settings.IngestConfig;

/** Limits how many photographs are read at the same time, and how many bytes of them are in memory. */
@ApplicationScoped
class UploadMemoryLimit {

    private static final int UNIT_BYTES = 1024;

    private final Semaphore permits;
    private final Semaphore memory;
    private final Duration timeout;
    private final long partBytes;

    UploadMemoryLimit(IngestConfig config, MeterRegistry metrics) {
        int units = units(config.uploadMemory().asLongValue());
        this.permits = new Semaphore(config.concurrentUploads(), true);
        this.memory = new Semaphore(units, true);
        this.timeout = config.uploadPatience();
        this.partBytes = config.partSize().asLongValue();
        if (units < units(partBytes)) {
            throw new IllegalStateException(
                    "vitrine.ingest.upload-memory %d holds not one vitrine.ingest.part-size %d: raise it"
                            .formatted(config.uploadMemory().asLongValue(), partBytes));
        }
        IngestMetric.UPLOADS.gauge(metrics, () -> config.concurrentUploads() - permits.availablePermits());
        IngestMetric.UPLOAD_MEMORY.gauge(metrics, () -> (double) (units - memory.availablePermits()) * UNIT_BYTES);
    }

    /** A permit to read one photograph; the caller closes it afterwards. */
    interface Permit extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Returns a permit. Blocks for at most {@code vitrine.ingest.upload-patience}; empty where no permit became free in
     * that time.
     *
     * @param lengthBytes length of the body, where it is known, of which at most one part is reserved; where it is
     *     unknown, one part is reserved
     */
    Optional<Permit> acquire(OptionalLong lengthBytes) {
        int units = units(Math.clamp(lengthBytes.orElse(partBytes), 1, partBytes));
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            if (!permits.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
            if (!memory.tryAcquire(units, deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                permits.release();
                return Optional.empty();
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        return Optional.of(() -> {
            memory.release(units);
            permits.release();
        });
    }

    private static int units(long bytes) {
        return Math.toIntExact((bytes + UNIT_BYTES - 1) / UNIT_BYTES);
    }
}
