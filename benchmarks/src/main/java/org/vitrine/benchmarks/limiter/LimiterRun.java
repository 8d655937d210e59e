package org.vitrine.benchmarks.limiter;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.vitrine.benchmarks.limiter.ThrottledEndpoint.Counts;

/** One run: replicas make calls to a throttled endpoint for a fixed time, as in a back-fill. */
final class LimiterRun {

    /**
     * Calls of each replica at the same time: the default number of records that inference-service processes
     * concurrently.
     */
    private static final int RECORDS_IN_FLIGHT = 24;

    private static final double WARM_PER_SECOND = 10_000;
    private static final Duration TICK = Duration.ofMillis(10);
    private static final Duration WARM_UP = Duration.ofSeconds(5);

    private final double quota;
    private final double burst;
    private final Duration latency;

    /**
     * @param quota calls a second that the endpoint accepts
     * @param burst calls that the endpoint accepts at once after a time without calls
     * @param latency time of each answer
     */
    LimiterRun(double quota, double burst, Duration latency) {
        this.quota = quota;
        this.burst = burst;
        this.latency = latency;
    }

    /**
     * Result of a run.
     *
     * @param quotaShare answered calls divided by what the quota allows in the time
     * @param throttled share of calls that the endpoint refused, in [0, 1]
     * @param failedCalls calls that failed after all retries
     * @param longestStall longest time for which this process got no processor; if it is long, the figures are not
     *     valid
     */
    record Result(
            PacingMode mode,
            int replicas,
            double quotaShare,
            double throttled,
            long failedCalls,
            Duration longestStall) {}

    /**
     * Runs a mode with a number of replicas for a time. First warms up against an endpoint without a quota, so that the
     * JIT compiler has finished before the measured calls. Blocks until the end.
     */
    Result run(PacingMode mode, int replicas, Duration time) throws IOException, InterruptedException {
        new LimiterRun(WARM_PER_SECOND, WARM_PER_SECOND, latency).measure(mode, 1, WARM_UP);
        return measure(mode, replicas, time);
    }

    private Result measure(PacingMode mode, int replicas, Duration time) throws IOException, InterruptedException {
        try (var endpoint = new ThrottledEndpoint(quota, burst, latency)) {
            var callers = new ArrayList<Caller>();
            var failedCalls = new AtomicLong();
            try {
                for (int i = 0; i < replicas; i++) {
                    callers.add(mode.caller(endpoint.url(), quota));
                }
                long end = System.nanoTime() + time.toNanos();
                for (var caller : callers) {
                    for (int i = 0; i < RECORDS_IN_FLIGHT; i++) {
                        callRepeatedly(caller, end, failedCalls);
                    }
                }
                var stall = longestPauseUntil(end);
                Counts counts = endpoint.counts();
                return new Result(
                        mode,
                        replicas,
                        counts.answered() / (quota * time.toMillis() / 1000.0),
                        counts.shareThrottled(),
                        failedCalls.get(),
                        stall);
            } finally {
                callers.forEach(Caller::close);
            }
        }
    }

    /**
     * Waits until {@code end}, in nanoseconds of {@code System.nanoTime}, and returns the longest delay of its
     * wake-ups.
     */
    private static Duration longestPauseUntil(long end) throws InterruptedException {
        long longest = 0;
        for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
            TimeUnit.NANOSECONDS.sleep(TICK.toNanos());
            longest = Math.max(longest, System.nanoTime() - now - TICK.toNanos());
        }
        return Duration.ofNanos(longest);
    }

    /** Makes calls one after the other: each starts when the one before has completed. */
    private static void callRepeatedly(Caller caller, long end, AtomicLong failedCalls) {
        caller.call()
                .whenCompleteAsync(
                        (_, failure) -> {
                            if (System.nanoTime() < end) {
                                if (failure != null) {
                                    failedCalls.incrementAndGet();
                                }
                                callRepeatedly(caller, end, failedCalls);
                            }
                        },
                        ForkJoinPool.commonPool());
    }
}
