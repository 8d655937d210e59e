package org.vitrine.admission.rate;

/**
 * A circuit breaker: whether a remote is available, judged by the calls that get no answer. Immutable; each method
 * returns the next state. Times are nanoseconds of one monotonic clock.
 *
 * <pre>
 *            failures in a row                     a call is answered
 * Closed ─────────────────────▶ Open ───────────────────────────────▶ Closed
 *                                │ a probe goes; the next one waits twice as long, up to the longest
 *                                └──▶ Open
 * </pre>
 *
 * <p>Probes are sent by the clock and do not wait for each other, so a probe that hangs does not keep the circuit open
 * after the remote is available again.
 */
sealed interface CircuitBreaker {

    /**
     * The remote is available.
     *
     * @param failures consecutive failures so far
     * @param since failures of calls sent before this time do not count, because they belong to the outage before
     */
    record Closed(int failures, long since) implements CircuitBreaker {}

    /**
     * The remote is unavailable.
     *
     * @param since time at which the circuit opened
     * @param probeAt time from which the next probe may go
     * @param waitNanos time between that probe and the one after it, before jitter
     */
    record Open(long since, long probeAt, long waitNanos) implements CircuitBreaker {}

    /**
     * When the circuit opens, and how often the remote is probed.
     *
     * @param failuresToOpen consecutive failures that open it, at least 1
     * @param firstProbeNanos time before the first probe
     * @param maxProbeNanos longest time between two probes
     */
    record Rules(int failuresToOpen, long firstProbeNanos, long maxProbeNanos) {}

    static CircuitBreaker closed() {
        return new Closed(0, Long.MIN_VALUE);
    }

    /** The state after an answered call: closed. */
    default CircuitBreaker answered(long now) {
        return switch (this) {
            case Closed(int failures, long since) -> failures == 0 ? this : new Closed(0, since);
            case Open _ -> new Closed(0, now);
        };
    }

    /**
     * The state after a call without an answer.
     *
     * @param jitter random number in [0, 1), so that replicas do not probe at the same time
     */
    default CircuitBreaker failed(long now, long sentAt, Rules rules, double jitter) {
        return switch (this) {
            case Closed(int failures, long since) ->
                sentAt < since
                        ? this
                        : failures + 1 >= rules.failuresToOpen()
                                ? new Open(
                                        now, now + jittered(rules.firstProbeNanos(), jitter), rules.firstProbeNanos())
                                : new Closed(failures + 1, since);
            case Open _ -> this;
        };
    }

    /** Whether a call may go now. */
    default boolean allows(long now) {
        return switch (this) {
            case Closed _ -> true;
            case Open(var _, long probeAt, var _) -> now >= probeAt;
        };
    }

    /**
     * The state after a call was sent: while the circuit is open it was a probe, and the next one waits twice as long.
     */
    default CircuitBreaker sent(long now, Rules rules, double jitter) {
        return switch (this) {
            case Closed _ -> this;
            case Open(long since, var _, long wait) -> {
                long nextWait = Math.min(2 * wait, rules.maxProbeNanos());
                yield new Open(since, now + jittered(nextWait, jitter), nextWait);
            }
        };
    }

    /** Multiplies a time by 0.8 to 1.2. */
    private static long jittered(long nanos, double jitter) {
        return (long) (nanos * (0.8 + 0.4 * jitter));
    }
}
