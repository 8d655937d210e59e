package org.vitrine.inference.limit;

import java.util.ArrayDeque;

/**
 * The rate controller of {@link CallLimiter}: adapts the calls per second of this replica to one remote, from no other
 * signal than which calls the remote throttles. Not thread-safe; times are nanoseconds of one monotonic clock.
 *
 * <p>The rate starts at a third of the known quota and grows exponentially, with {@value #GROWTH_PER_SECOND} per second
 * in the exponent. From the first throttled call on it follows the window function of CUBIC (Ha, Rhee, Xu 2008; RFC
 * 9438 section 4.2), which the adaptive mode of the AWS SDK uses too, with three changes that replace the deep sawtooth
 * of that mode by a shallow one:
 *
 * <ul>
 *   <li>A single throttled call, which random arrivals from several replicas cause, lowers the rate by
 *       {@value #GENTLE_CUT} of it, not by 0.3. The recovery leads to {@value #BORNE_FOR_GOOD} of the old rate, so that
 *       the token bucket of the remote fills again and accepts a query that goes ahead of its slot. Two or more
 *       throttled calls among the last {@value #WINDOW} are an overload: the rate falls by the throttled share among
 *       them, once for all calls that were in flight, and not below {@value #FLOOR} of the rate that the remote
 *       accepted just before.
 *   <li>The recovery time is not constant: it grows as the rate shrinks, so that each replica expects
 *       {@value #EXPECTED_THROTTLING} of its calls to be throttled, whatever the number of replicas. (Single cuts at
 *       random times balance the growth if the mean time between them is {@value #BALANCE} of the recovery time.)
 *   <li>After twice the recovery time without a throttled call the rate grows by 4 % per second: a quota was raised, or
 *       a replica left.
 * </ul>
 *
 * <p>The constants were chosen by simulation, see LimiterSimulationTest: token buckets of 5 to 100 calls, fixed and
 * sliding windows, 1 to 6 replicas, pauses of 20 to 120 ms. Compared with AIMD by rate, AIMD by answers and plain
 * CUBIC, this design used the most of a quota of 50 calls per second at less than 1 % throttled calls with three
 * replicas (docs/experiments/rate-limiter.md).
 *
 * <p>The rate does not grow while no call waits: a rate that was not used is no evidence that the remote accepts it.
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

    /**
     * The recovery curve: it leads to {@code known} calls per second, from the fraction {@code cut} below it, within
     * {@code back} seconds, of which {@code passed} have elapsed.
     */
    private double known;

    private double cut;
    private double back = 1;
    private double passed;

    AdaptiveRate(RateSettings settings) {
        this.ceiling = settings.ceiling();
        this.rate = Math.min(settings.start(), ceiling);
        this.known = rate;
    }

    /** Returns the current rate in calls per second. */
    double perSecond() {
        return rate;
    }

    /** Lets the rate grow by a time during which calls waited for it. */
    void waited(double seconds) {
        if (starting) {
            rate *= Math.exp(GROWTH_PER_SECOND * seconds);
        } else {
            passed += seconds;
            rate = curve();
        }
        rate = Math.clamp(rate, SLOWEST, ceiling);
    }

    /** Records a call that the remote accepted. */
    void answered(long now, long sentAt) {
        begun(now);
        borne.add(now);
        forget(now);
        if (sentAt >= cutAt) {
            note(false);
        }
    }

    /** Records a throttled call and lowers the rate. A call sent before the last deep cut is no new evidence. */
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
            rate = Math.max(SLOWEST, rate * (1 - GENTLE_CUT)); // may be chance; if not, more follow at once
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

    /**
     * Returns the throttled share of the calls after the first throttled one in the window; that one triggered the
     * measurement and does not count.
     */
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

    /**
     * Period over which accepted calls are counted: one second, or longer for a slow replica, so that it has some
     * calls.
     */
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
