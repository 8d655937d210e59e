package org.vitrine.modelserver.rekognition;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Limits the reads from the store that run or wait for a connection. A read beyond the limit fails at once with the
 * error by which Rekognition throttles a request, so that the client repeats it later. Thread-safe.
 */
final class PendingReadLimit {

    private final int maxReads;
    private final AtomicInteger reads = new AtomicInteger();

    PendingReadLimit(int maxReads) {
        this.maxReads = maxReads;
    }

    /** Returns a read that counts from its subscription until it ends, fails or is cancelled. */
    <T> Uni<T> apply(Uni<T> read) {
        return Uni.createFrom().deferred(() -> {
            if (reads.incrementAndGet() > maxReads) {
                reads.decrementAndGet();
                return Uni.createFrom()
                        .failure(RekognitionFault.busy("%d images are being read from S3 already".formatted(maxReads)));
            }
            return read.onTermination().invoke(reads::decrementAndGet);
        });
    }
}
