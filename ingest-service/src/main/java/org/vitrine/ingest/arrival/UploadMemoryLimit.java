package org.vitrine.ingest.arrival;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.vitrine.admission.Bulkhead;
import org.vitrine.admission.ByteBudget;
import org.vitrine.admission.Permit;
import org.vitrine.ingest.measure.IngestMetric;
import org.vitrine.ingest.settings.IngestConfig;

/** Limits how many photographs are read at the same time, and how many bytes of them are in memory. */
@ApplicationScoped
class UploadMemoryLimit {

    private final Bulkhead uploads;
    private final ByteBudget memory;
    private final Duration timeout;
    private final long partBytes;

    UploadMemoryLimit(IngestConfig config, MeterRegistry metrics) {
        long memoryBytes = config.uploadMemory().asLongValue();
        this.uploads = new Bulkhead(config.concurrentUploads());
        this.memory = new ByteBudget(memoryBytes);
        this.timeout = config.uploadPatience();
        this.partBytes = config.partSize().asLongValue();
        if (memoryBytes < partBytes) {
            throw new IllegalStateException(
                    "vitrine.ingest.upload-memory is %d: it must be at least vitrine.ingest.part-size, %d; raise it"
                            .formatted(memoryBytes, partBytes));
        }
        IngestMetric.UPLOADS.gauge(metrics, () -> uploads.running());
        IngestMetric.UPLOAD_MEMORY.gauge(metrics, () -> memory.usedBytes());
    }

    /** The permit of one photograph, with its share of the memory. */
    private record UploadPermit(Permit upload, Permit share) implements Permit {

        @Override
        public void close() {
            share.close();
            upload.close();
        }
    }

    /**
     * Returns a permit to read one photograph; the caller closes it afterwards. Blocks for at most
     * {@code vitrine.ingest.upload-patience}; empty where no permit became free in that time.
     *
     * @param lengthBytes length of the body, where it is known, of which at most one part is reserved; where it is
     *     unknown, one part is reserved
     */
    Optional<Permit> acquire(OptionalLong lengthBytes) {
        long bytes = Math.clamp(lengthBytes.orElse(partBytes), 1, partBytes);
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            var upload = uploads.acquire(timeout);
            return upload.isEmpty() ? Optional.empty() : reserve(upload.get(), bytes, deadline);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Optional<Permit> reserve(Permit upload, long bytes, long deadline) throws InterruptedException {
        Optional<Permit> share = Optional.empty();
        try {
            share = memory.acquire(bytes, Duration.ofNanos(deadline - System.nanoTime()));
        } finally {
            if (share.isEmpty()) {
                upload.close();
            }
        }
        return share.map(held -> new UploadPermit(upload, held));
    }
}
