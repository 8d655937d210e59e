package org.vitrine.ingest.deadletter;

import java.util.concurrent.TimeUnit;

/** Paces replayed records: {@code vitrine.ingest.dead-letters.replay-rate} a second. Thread-safe; blocks. */
final class ReplayRate {

    private final long intervalNanos;
    private long nextSlot = System.nanoTime();

    ReplayRate(int perSecond) {
        this.intervalNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    /** Waits for the turn of the next record. */
    void await() throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(takeSlot(System.nanoTime()));
    }

    /** Takes the next slot, and returns how many nanoseconds after {@code now} it begins. */
    synchronized long takeSlot(long now) {
        long wait = Math.max(0, nextSlot - now);
        nextSlot = now + wait + intervalNanos;
        return wait;
    }
}
