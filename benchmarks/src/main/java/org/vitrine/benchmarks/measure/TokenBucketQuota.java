package org.vitrine.benchmarks.measure;

/** Token bucket that simulates the quota of a remote service. Thread-safe. */
public final class TokenBucketQuota {

    private static final double NANOS = 1e9;

    private final double perSecond;
    private final double burst;
    private double tokens;
    private long filledAt = System.nanoTime();

    /**
     * @param perSecond calls accepted each second on average
     * @param burst calls accepted at once after a time without calls
     */
    public TokenBucketQuota(double perSecond, double burst) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.tokens = burst;
    }

    /** Takes a token for one more call. Returns false, and takes none, if the quota is used up. */
    public synchronized boolean tryAcquire() {
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
