package org.vitrine.inference.limit;

import java.util.ArrayDeque;

/**
 * Learns how many calls a second a remote bears of this replica, from nothing but which of them it throttles.
 *
 * <p>It begins with a third of the known quota and grows by half each second. From the first throttled call on it follows the
 * window function of CUBIC (Ha, Rhee, Xu 2008; RFC 9438 section 4.2), which the AWS SDK's adaptive mode uses too, with three
 * changes that trade that mode's deep sawtooth for a shallow one:
 *
 * <ul>
 *   <li>A lone throttled call, as random arrivals of several replicas bring it, costs {@value #GENTLE_CUT} of the rate, not
 *       0.3, and the way back leads to {@value #BORNE_FOR_GOOD} of it, so that the remote's bucket fills again and bears a
 *       query that goes ahead of its slot. Two or more among the last {@value #WINDOW} are overload: then the rate falls by the share that
 *       was throttled among them, once for the calls that were on their way, and never below {@value #FLOOR} of what the
 *       remote has just borne.
 *   <li>The time back to the old rate is not a constant: it is long for a fast replica and longer for a slow one, such that
 *       each expects {@value #EXPECTED_THROTTLING} of its calls to be throttled whatever the number of replicas. (Lone cuts
 *       at random times balance growth where the mean time between them is {@value #BALANCE} of the time back.)
 *   <li>After twice that time without a throttled call it grows by 4 % a second: a quota was raised, or a replica left.
 * </ul>
 *
 * <p>Numbers were chosen by simulation, see LimiterSimulationTest: token buckets of 5 to 100 calls, fixed and sliding windows,
 * 1 to 6 replicas, pauses of 20 to 120 ms. Against AIMD by rate, AIMD by answers, and plain CUBIC, this held the most of a
 * quota of 50 calls a second at less than 1 % throttled with three replicas (docs/experiments/rate-limiter.md).
 *
 * <p>Its time stands still while nobody waits, so that a rate nobody used is not thought to be borne.
 */
final class AdaptiveRate {

    private static final double GROWTH_PER_SECOND = .5;
    private static final double GENTLE_CUT = 0.05;
    private static final double BORNE_FOR_GOOD = 0.98;
    private static final double DEEPEST_CUT = 0.6;
    private static final int WINDOW = 16;
    private static final int OVERLOAD = 2;
    private static final double FLOOR = 0.65;
    private static final double EXPECTED_THROTTLING = 0.002;
    private static final double BALANCE = 0.63;
    private static final double BACK_FROM_OVERLOAD_SECONDS = 10;
    private static final double SHORTEST_BACK_SECONDS = 5;
    private static final double LONGEST_BACK_SECONDS = 120;
    private static final double PROBING_PER_SECOND = 0.04;
    private static final double PROBE_FROM = 2;
    private static final double SLOWEST = 0.05;
    private static final long SECOND = 1_000_000_000L;
    private static final double SHORTEST_MEASURE_SECONDS = 0.3;
    private static final double LONGEST_MEASURE_SECONDS = 10;
    private static final double MEASURED_CALLS = 8;

    private final double ceiling;
    private final ArrayDeque<Boolean> lately = new ArrayDeque<>();
    private final ArrayDeque<Long> borne = new ArrayDeque<>();

    private boolean starting = true;
    private double rate;
    private long cutAt = Long.MIN_VALUE;
    private long firstOutcomeAt = Long.MIN_VALUE;

    /** The curve back: to {@code known} within {@code back} seconds from {@code cut} below it, of which some have passed. */
    private double known;

    private double cut;
    private double back = 1;
    private double passed;

    AdaptiveRate(RateSettings settings) {
        this.ceiling = settings.ceiling();
        this.rate = Math.min(settings.start(), ceiling);
        this.known = rate;
    }

    /** Calls a second, at this moment. */
    double perSecond() {
        return rate;
    }

    /** Some time has passed in which calls waited for this rate. */
    void waited(double seconds) {
        if (starting) {
            rate *= Math.exp(GROWTH_PER_SECOND * seconds);
        } else {
            passed += seconds;
            rate = curve();
        }
        rate = Math.clamp(rate, SLOWEST, ceiling);
    }

    /** A call was borne. */
    void answered(long now, long sentAt) {
        begun(now);
        borne.add(now);
        forget(now);
        if (sentAt >= cutAt) {
            note(false);
        }
    }

    /** A call was one too many. One sent before the last deep cut tells nothing new. */
    void throttled(long now, long sentAt) {
        begun(now);
        if (sentAt < cutAt) {
            return;
        }
        note(true);
        long count = lately.stream().filter(Boolean::booleanValue).count();
        if (count >= OVERLOAD) {
            cutDeep(now);
        } else if (starting && count == 1) {
            rate = Math.max(SLOWEST, rate * (1 - GENTLE_CUT)); // perhaps chance; if not, more will tell at once
        } else {
            cutTo(rate * BORNE_FOR_GOOD, rate * (1 - GENTLE_CUT), gentlyBack());
        }
    }

    private void cutDeep(long now) {
        double share = Math.clamp(shareThrottled(), GENTLE_CUT, DEEPEST_CUT);
        double bears = bornePerSecond(now);
        double lower = Math.max(rate * (1 - share), Math.min(rate * (1 - GENTLE_CUT), bears * FLOOR));
        double before = Math.max(lower / (1 - GENTLE_CUT), Math.min(rate, bears));
        cutTo(before, lower, BACK_FROM_OVERLOAD_SECONDS);
        cutAt = now;
        lately.clear();
    }

    private void cutTo(double before, double lower, double seconds) {
        starting = false;
        known = Math.max(before, SLOWEST);
        rate = Math.clamp(lower, SLOWEST, ceiling);
        cut = Math.max(0, 1 - rate / known);
        back = seconds;
        passed = 0;
    }

    private double curve() {
        double x = passed / back;
        return x <= PROBE_FROM
                ? known * (1 + cut * Math.pow(x - 1, 3))
                : known
                        * (1 + cut * Math.pow(PROBE_FROM - 1, 3))
                        * Math.exp(PROBING_PER_SECOND * (passed - PROBE_FROM * back));
    }

    private double gentlyBack() {
        return Math.clamp(1 / (BALANCE * EXPECTED_THROTTLING * rate), SHORTEST_BACK_SECONDS, LONGEST_BACK_SECONDS);
    }

    /** Among the calls since the first throttled one of the window, which itself is why we look and so does not count. */
    private double shareThrottled() {
        int calls = 0;
        int throttled = 0;
        for (boolean one : lately) {
            if (calls > 0 || one) {
                calls++;
                throttled += one ? 1 : 0;
            }
        }
        return calls < 2 ? 0 : (throttled - 1) / (double) (calls - 1);
    }

    private double bornePerSecond(long now) {
        forget(now);
        double seconds = (now - firstOutcomeAt) / (double) SECOND;
        return borne.size() / Math.clamp(seconds, SHORTEST_MEASURE_SECONDS, measureSeconds());
    }

    /** A second, or as many as a slow replica needs for some calls. */
    private double measureSeconds() {
        return Math.clamp(MEASURED_CALLS / rate, 1, LONGEST_MEASURE_SECONDS);
    }

    private void begun(long now) {
        if (firstOutcomeAt == Long.MIN_VALUE) {
            firstOutcomeAt = now;
        }
    }

    private void note(boolean throttled) {
        lately.add(throttled);
        if (lately.size() > WINDOW) {
            lately.poll();
        }
    }

    private void forget(long now) {
        while (!borne.isEmpty() && borne.peek() < now - (long) (measureSeconds() * SECOND)) {
            borne.poll();
        }
    }
}
