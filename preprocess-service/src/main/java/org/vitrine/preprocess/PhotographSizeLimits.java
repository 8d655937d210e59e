package org.vitrine.preprocess;

import java.util.Optional;

/**
 * The limits that have to fit together, in bytes.
 *
 * @param maxRead largest photograph that this service reads
 * @param maxHeld bytes of photographs in memory at the same time
 * @param heapBytes largest size of the Java heap
 * @param maxPosted largest upload that ingest-service accepts, if this service has that setting; else 0
 */
record PhotographSizeLimits(long maxRead, long maxHeld, long heapBytes, long maxPosted) {

    /** Returns a sentence with the first conflict and its remedy; empty if the limits fit together. */
    Optional<String> fault() {
        if (maxRead > maxHeld) {
            return Optional.of(
                    "vitrine.preprocess.max-bytes is %d: it must be at most vitrine.preprocess.held-bytes, %d; lower it, or raise that and the heap"
                            .formatted(maxRead, maxHeld));
        }
        if (maxHeld > heapBytes / 2) {
            return Optional.of(
                    "vitrine.preprocess.held-bytes is %d: it must be at most half of the heap, %d; lower it, or raise -Xmx"
                            .formatted(maxHeld, heapBytes));
        }
        return maxPosted > maxRead
                ? Optional.of(
                        "vitrine.ingest.max-upload is %d: it must be at most vitrine.preprocess.max-bytes, %d; lower it, or raise that"
                                .formatted(maxPosted, maxRead))
                : Optional.empty();
    }
}
