package org.vitrine.inference.limit;

/**
 * Whether a remote is there at all.
 *
 * <pre>
 *            failures in a row                     a call is answered
 * Closed ─────────────────────▶ Open ───────────────────────────────▶ Closed
 *                                │ a probe goes; the next one waits twice as long, up to the longest
 *                                └──▶ Open
 * </pre>
 *
 * <p>Probes go by the clock and do not wait for each other: one that hangs does not keep the circuit open longer than the
 * remote is gone.
 */
sealed interface CircuitBreaker {

    /**
     * @param failures in a row
     * @param since calls sent before do not count: they tell of the time before
     */
    record Closed(int failures, long since) implements CircuitBreaker {}

    /**
     * @param since for people
     * @param probeAt when the next call may go
     * @param waitNanos what stands between that one and the next
     */
    record Open(long since, long probeAt, long waitNanos) implements CircuitBreaker {}

    /**
     * When it opens, and how it is probed.
     *
     * @param failuresToOpen in a row, at least 1
     * @param firstWaitNanos before the first probe
     * @param longestWaitNanos between two probes
     */
    record Rules(int failuresToOpen, long firstWaitNanos, long longestWaitNanos) {}

    static CircuitBreaker closed() {
        return new Closed(0, Long.MIN_VALUE);
    }

    default CircuitBreaker answered(long now) {
        return switch (this) {
            case Closed(int failures, long since) -> failures == 0 ? this : new Closed(0, since);
            case Open _ -> new Closed(0, now);
        };
    }

    /** @param jitter in [0, 1): replicas do not probe in step */
    default CircuitBreaker failed(long now, long sentAt, Rules rules, double jitter) {
        return switch (this) {
            case Closed(int failures, long since) ->
                sentAt < since
                        ? this
                        : failures + 1 >= rules.failuresToOpen()
                                ? new Open(now, now + jittered(rules.firstWaitNanos(), jitter), rules.firstWaitNanos())
                                : new Closed(failures + 1, since);
            case Open _ -> this;
        };
    }

    /** Whether a call may go now. */
    default boolean lets(long now) {
        return switch (this) {
            case Closed _ -> true;
            case Open(var _, long probeAt, var _) -> now >= probeAt;
        };
    }

    /** A call goes. */
    default CircuitBreaker went(long now, Rules rules, double jitter) {
        return switch (this) {
            case Closed _ -> this;
            case Open(long since, var _, long wait) -> {
                long longer = Math.min(2 * wait, rules.longestWaitNanos());
                yield new Open(since, now + jittered(longer, jitter), longer);
            }
        };
    }

    /** Between four and six fifths. */
    private static long jittered(long nanos, double jitter) {
        return (long) (nanos * (0.8 + 0.4 * jitter));
    }
}
