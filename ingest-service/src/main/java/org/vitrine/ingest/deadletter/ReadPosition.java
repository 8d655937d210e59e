package org.vitrine.ingest.deadletter;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** How far the outcomes of dead letters are applied in this replica, by partition. Thread-safe. */
final class ReadPosition {

    private final Map<Integer, Long> nextOffsets = new HashMap<>();

    synchronized void advance(int partition, long offset) {
        nextOffsets.merge(partition, offset + 1, Math::max);
        notifyAll();
    }

    synchronized void clear() {
        nextOffsets.clear();
    }

    /** Waits until a record is applied; false where that does not happen in time. */
    synchronized boolean await(int partition, long offset, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (nextOffsets.getOrDefault(partition, 0L) <= offset) {
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                return false;
            }
            wait(millis);
        }
        return true;
    }
}
