package org.vitrine.admission.rate;

import java.util.random.RandomGenerator;

/**
 * Assigns evenly spaced time slots to calls, because a remote accepts only a short burst. Not thread-safe; times are
 * nanoseconds of one monotonic clock.
 *
 * <p>Slots that were missed while the process was paused are made up for, up to the calls of a tenth of a second and at
 * one and a half times the rate, so that a pause wastes no quota and causes no burst. Intervals vary by a tenth, so
 * that replicas do not call at the same time.
 *
 * <p>An interactive call need not wait for the next slot, which is far away if the quota is small and replicas are
 * many: it goes at once and is charged its slot, up to the calls of one second and at least one. The calls after it
 * wait longer.
 */
final class Pacer {

    /** Time for which missed slots are made up for. */
    private static final long MAX_CREDIT_NANOS = 100_000_000L;
    /** Time by which interactive calls may go ahead of their slots. */
    private static final long MAX_DEBT_NANOS = 1_000_000_000L;
    /** Factor of the rate at which missed slots are made up for. */
    private static final double CATCH_UP_FACTOR = 1.5;
    /** Share by which intervals vary. */
    private static final double VARIATION = 0.1;

    private static final double NANOS = 1e9;

    private final RandomGenerator random;
    private long nextSlotAt = Long.MIN_VALUE;
    private long lastSentAt = Long.MIN_VALUE;

    Pacer(RandomGenerator random) {
        this.random = random;
    }

    /** Returns the time of the next slot at the given rate; it may be in the past. */
    long nextSlot(double perSecond) {
        return lastSentAt == Long.MIN_VALUE
                ? Long.MIN_VALUE
                : Math.max(nextSlotAt, lastSentAt + (long) (NANOS / perSecond / CATCH_UP_FACTOR));
    }

    /** Returns the time from which an interactive call may go ahead of its slot. */
    long nextInteractiveSlot(double perSecond) {
        long debt = Math.max(MAX_DEBT_NANOS, (long) (NANOS / perSecond * (1 + VARIATION)));
        return lastSentAt == Long.MIN_VALUE ? Long.MIN_VALUE : nextSlotAt - debt;
    }

    /** Records that a call was sent, and computes the next slot. */
    void sent(long now, double perSecond) {
        double step = NANOS / perSecond * (1 - VARIATION + 2 * VARIATION * random.nextDouble());
        nextSlotAt = (lastSentAt == Long.MIN_VALUE ? now : Math.max(nextSlotAt, now - MAX_CREDIT_NANOS)) + (long) step;
        lastSentAt = now;
    }
}
