package org.vitrine.admission.rate;

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
 *       {@value #SINGLE_CUT} of it, not by 0.3. The recovery leads to {@value #RECOVERED_SHARE} of the old rate, so
 *       that the token bucket of the remote fills again and accepts a query that goes ahead of its slot. Two or more
 *       throttled calls among the last {@value #WINDOW} are an overload: the rate falls by the throttled share among
 *       them, once for all calls that were in flight, and not below {@value #MIN_ACCEPTED_SHARE} of the rate that the
 *       remote accepted just before.
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
    private static final double SINGLE_CUT = 0.05;
    private static final double RECOVERED_SHARE = 0.98;
    private static final double MAX_CUT = 0.6;
    private static final int WINDOW = 16;
    private static final int OVERLOAD_CALLS = 2;
    private static final double MIN_ACCEPTED_SHARE = 0.65;
    private static final double EXPECTED_THROTTLING = 0.002;
    private static final double BALANCE = 0.63;
    private static final double OVERLOAD_RECOVERY_SECONDS = 10;
    private static final double MIN_RECOVERY_SECONDS = 5;
    private static final double MAX_RECOVERY_SECONDS = 120;
    private static final double PROBE_GROWTH_PER_SECOND = 0.04;
    private static final double PROBE_FROM_RECOVERY_TIMES = 2;
    private static final double MIN_RATE = 0.05;
    private static final long SECOND = 1_000_000_000L;
    private static final double MIN_MEASURE_SECONDS = 0.3;
    private static final double MAX_MEASURE_SECONDS = 10;
    private static final double MEASURED_CALLS = 8;

    private final double maxRate;
    private final ArrayDeque<Boolean> recentThrottling = new ArrayDeque<>();
    private final ArrayDeque<Long> acceptedAt = new ArrayDeque<>();

    private boolean initialGrowth = true;
    private double rate;
    private long deepCutAt = Long.MIN_VALUE;
    private long firstOutcomeAt = Long.MIN_VALUE;

    /**
     * The recovery curve: it leads to {@code targetRate} calls per second, from the fraction {@code cutShare} below
     * it, within {@code recoverySeconds} seconds, of which {@code recoveryElapsed} have elapsed.
     */
    private double targetRate;

    private double cutShare;
    private double recoverySeconds = 1;
    private double recoveryElapsed;

    AdaptiveRate(RateSettings settings) {
        this.maxRate = settings.maxRate();
        this.rate = Math.min(settings.initialRate(), maxRate);
        this.targetRate = rate;
    }

    /** Returns the current rate in calls per second. */
    double perSecond() {
        return rate;
    }

    /** Lets the rate grow by a time during which calls waited for it. */
    void grow(double seconds) {
        if (initialGrowth) {
            rate *= Math.exp(GROWTH_PER_SECOND * seconds);
        } else {
            recoveryElapsed += seconds;
            rate = recoveryRate();
        }
        rate = Math.clamp(rate, MIN_RATE, maxRate);
    }

    /** Records a call that the remote accepted. */
    void recordAccepted(long now, long sentAt) {
        startMeasuring(now);
        acceptedAt.add(now);
        removeOldAccepted(now);
        if (sentAt >= deepCutAt) {
            addOutcome(false);
        }
    }

    /** Records a throttled call and lowers the rate. A call sent before the last deep cut is no new evidence. */
    void recordThrottled(long now, long sentAt) {
        startMeasuring(now);
        if (sentAt < deepCutAt) {
            return;
        }
        addOutcome(true);
        long count = recentThrottling.stream().filter(Boolean::booleanValue).count();
        if (count >= OVERLOAD_CALLS) {
            cutForOverload(now);
        } else if (initialGrowth && count == 1) {
            rate = Math.max(MIN_RATE, rate * (1 - SINGLE_CUT)); // may be chance; if not, more follow at once
        } else {
            cutTo(rate * RECOVERED_SHARE, rate * (1 - SINGLE_CUT), singleCutRecoverySeconds());
        }
    }

    private void cutForOverload(long now) {
        double share = Math.clamp(throttledShare(), SINGLE_CUT, MAX_CUT);
        double accepted = acceptedPerSecond(now);
        double newRate = Math.max(rate * (1 - share), Math.min(rate * (1 - SINGLE_CUT), accepted * MIN_ACCEPTED_SHARE));
        double formerRate = Math.max(newRate / (1 - SINGLE_CUT), Math.min(rate, accepted));
        cutTo(formerRate, newRate, OVERLOAD_RECOVERY_SECONDS);
        deepCutAt = now;
        recentThrottling.clear();
    }

    private void cutTo(double formerRate, double newRate, double seconds) {
        initialGrowth = false;
        targetRate = Math.max(formerRate, MIN_RATE);
        rate = Math.clamp(newRate, MIN_RATE, maxRate);
        cutShare = Math.max(0, 1 - rate / targetRate);
        recoverySeconds = seconds;
        recoveryElapsed = 0;
    }

    private double recoveryRate() {
        double x = recoveryElapsed / recoverySeconds;
        return x <= PROBE_FROM_RECOVERY_TIMES
                ? targetRate * (1 + cutShare * Math.pow(x - 1, 3))
                : targetRate
                        * (1 + cutShare * Math.pow(PROBE_FROM_RECOVERY_TIMES - 1, 3))
                        * Math.exp(PROBE_GROWTH_PER_SECOND
                                * (recoveryElapsed - PROBE_FROM_RECOVERY_TIMES * recoverySeconds));
    }

    private double singleCutRecoverySeconds() {
        return Math.clamp(1 / (BALANCE * EXPECTED_THROTTLING * rate), MIN_RECOVERY_SECONDS, MAX_RECOVERY_SECONDS);
    }

    /**
     * Returns the throttled share of the calls after the first throttled one in the window; that one triggered the
     * measurement and does not count.
     */
    private double throttledShare() {
        int calls = 0;
        int throttled = 0;
        for (boolean wasThrottled : recentThrottling) {
            if (calls > 0 || wasThrottled) {
                calls++;
                throttled += wasThrottled ? 1 : 0;
            }
        }
        return calls < 2 ? 0 : (throttled - 1) / (double) (calls - 1);
    }

    private double acceptedPerSecond(long now) {
        removeOldAccepted(now);
        double seconds = (now - firstOutcomeAt) / (double) SECOND;
        return acceptedAt.size() / Math.clamp(seconds, MIN_MEASURE_SECONDS, measureSeconds());
    }

    /**
     * Period over which accepted calls are counted: one second, or longer for a slow replica, so that it has some
     * calls.
     */
    private double measureSeconds() {
        return Math.clamp(MEASURED_CALLS / rate, 1, MAX_MEASURE_SECONDS);
    }

    private void startMeasuring(long now) {
        if (firstOutcomeAt == Long.MIN_VALUE) {
            firstOutcomeAt = now;
        }
    }

    private void addOutcome(boolean throttled) {
        recentThrottling.add(throttled);
        if (recentThrottling.size() > WINDOW) {
            recentThrottling.poll();
        }
    }

    private void removeOldAccepted(long now) {
        while (!acceptedAt.isEmpty() && acceptedAt.peek() < now - (long) (measureSeconds() * SECOND)) {
            acceptedAt.poll();
        }
    }
}
