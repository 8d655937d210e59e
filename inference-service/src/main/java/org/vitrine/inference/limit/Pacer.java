package org.vitrine.inference.limit;

import java.util.random.RandomGenerator;

/**
 * Spreads calls evenly, since a remote bears only a short burst.
 *
 * <p>What was missed while the process stood still is made up for, up to a tenth of a second's calls and at one and a half
 * times the rate, so that a pause costs no quota and makes no burst. Steps vary by a tenth, so that replicas do not march in
 * step.
 *
 * <p>A person's call need not wait for the next slot, which is long where the quota is small and replicas are many: it goes at
 * once and owes its slot, up to a second's calls and at least one. Those after it wait the longer.
 */
final class Pacer {

    private static final long CREDIT_NANOS = 100_000_000L;
    private static final long LONGEST_DEBT_NANOS = 1_000_000_000L;
    private static final double HASTE = 1.5;
    private static final double VARIATION = 0.1;
    private static final double NANOS = 1e9;

    private final RandomGenerator random;
    private long due = Long.MIN_VALUE;
    private long last = Long.MIN_VALUE;

    Pacer(RandomGenerator random) {
        this.random = random;
    }

    /** When the next call may go, at a rate; perhaps long ago. */
    long next(double perSecond) {
        return last == Long.MIN_VALUE ? Long.MIN_VALUE : Math.max(due, last + (long) (NANOS / perSecond / HASTE));
    }

    /** When the next call may go that goes ahead of its slot. */
    long nextUrgent(double perSecond) {
        long owed = Math.max(LONGEST_DEBT_NANOS, (long) (NANOS / perSecond * (1 + VARIATION)));
        return last == Long.MIN_VALUE ? Long.MIN_VALUE : due - owed;
    }

    /** A call goes. */
    void went(long now, double perSecond) {
        double step = NANOS / perSecond * (1 - VARIATION + 2 * VARIATION * random.nextDouble());
        due = (last == Long.MIN_VALUE ? now : Math.max(due, now - CREDIT_NANOS)) + (long) step;
        last = now;
    }
}
