package org.vitrine.search.propose;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** So many a second, evenly. What comes faster waits; what comes slower saves nothing up. */
final class ProposalRate {

    private final long gapNanos;
    private final AtomicLong next = new AtomicLong(Long.MIN_VALUE);

    /** @param perSecond above 0 */
    ProposalRate(double perSecond) {
        this.gapNanos = Math.round(Duration.ofSeconds(1).toNanos() / perSecond);
    }

    /**
     * How long whoever comes now has to wait for its turn, which is then taken.
     *
     * @param nowNanos of a clock that never runs backwards
     */
    Duration turn(long nowNanos) {
        long turn = next.updateAndGet(
                before -> Math.max(before == Long.MIN_VALUE ? nowNanos : before + gapNanos, nowNanos));
        return Duration.ofNanos(turn - nowNanos);
    }
}
