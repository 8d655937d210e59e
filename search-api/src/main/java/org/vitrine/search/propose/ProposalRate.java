package org.vitrine.search.propose;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Rate limiter with evenly spaced slots. Unused slots are not saved up, so there are no bursts. Thread-safe. */
final class ProposalRate {

    private final long gapNanos;
    private final AtomicLong next = new AtomicLong(Long.MIN_VALUE);

    /**
     * Creates a limiter.
     *
     * @param perSecond slots per second; above 0
     */
    ProposalRate(double perSecond) {
        this.gapNanos = Math.round(Duration.ofSeconds(1).toNanos() / perSecond);
    }

    /**
     * Reserves the next free slot and returns how long the caller has to wait for it.
     *
     * @param nowNanos present time of a monotonic clock
     */
    Duration reserve(long nowNanos) {
        long slot = next.updateAndGet(
                before -> Math.max(before == Long.MIN_VALUE ? nowNanos : before + gapNanos, nowNanos));
        return Duration.ofNanos(slot - nowNanos);
    }
}
