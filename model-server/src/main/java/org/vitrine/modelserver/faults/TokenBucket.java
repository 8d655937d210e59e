package org.vitrine.modelserver.faults;

import java.util.function.LongSupplier;

/**
 * A token bucket: admits a sustained rate of calls per second and, after an idle period, a burst at once. Used by
 * tests' throttles. Thread-safe.
 */
final class TokenBucket {

    private static final double NANOS_PER_SECOND = 1e9;

    private final double perSecond;
    private final double burst;
    private final LongSupplier nanos;
    private double tokens;
    private long filledAt;

    TokenBucket(double perSecond, double burst, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.nanos = nanos;
        this.tokens = burst;
        this.filledAt = nanos.getAsLong();
    }

    /** Takes a token for one call; false if the quota is exhausted. */
    synchronized boolean take() {
        long now = nanos.getAsLong();
        tokens = Math.min(burst, tokens + (now - filledAt) / NANOS_PER_SECOND * perSecond);
        filledAt = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
