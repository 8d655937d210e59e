package org.vitrine.benchmarks.measure;

/** Calls a second a remote bears, as a token bucket counts them. */
public final class TokenBucketQuota {

    private static final double NANOS = 1e9;

    private final double perSecond;
    private final double burst;
    private double tokens;
    private long filledAt = System.nanoTime();

    /** @param burst calls borne at once after a rest */
    public TokenBucketQuota(double perSecond, double burst) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.tokens = burst;
    }

    /** Whether one more call is borne now; it is counted where it is. */
    public synchronized boolean bears() {
        long now = System.nanoTime();
        tokens = Math.min(burst, tokens + (now - filledAt) / NANOS * perSecond);
        filledAt = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
