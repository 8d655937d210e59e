package org.vitrine.benchmarks.limiter;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.vitrine.benchmarks.limiter.ThrottledEndpoint.Counts;

/** A back-fill by some replicas against one throttled endpoint, for a time. */
final class LimiterRun {

    /** What inference-service works on at the same time by default. */
    private static final int RECORDS_IN_FLIGHT = 24;

    private static final double WARM_PER_SECOND = 10_000;
    private static final Duration TICK = Duration.ofMillis(10);
    private static final Duration WARM_UP = Duration.ofSeconds(5);

    private final double quota;
    private final double burst;
    private final Duration latency;

    LimiterRun(double quota, double burst, Duration latency) {
        this.quota = quota;
        this.burst = burst;
        this.latency = latency;
    }

    /**
     * @param quotaHeld answered calls over what the quota allows in the time
     * @param throttled share of calls the endpoint refused
     * @param givenUp calls that failed in the end
     * @param longestStall how long this process got no processor at a stretch: much of it, and the figures say nothing
     */
    record Result(
            PacingMode mode, int replicas, double quotaHeld, double throttled, long givenUp, Duration longestStall) {}

    /** First for a while against an endpoint that bears all, so that no compiler works on the calls that count. */
    Result run(PacingMode mode, int replicas, Duration time) throws IOException, InterruptedException {
        new LimiterRun(WARM_PER_SECOND, WARM_PER_SECOND, latency).measure(mode, 1, WARM_UP);
        return measure(mode, replicas, time);
    }

    private Result measure(PacingMode mode, int replicas, Duration time) throws IOException, InterruptedException {
        try (var endpoint = new ThrottledEndpoint(quota, burst, latency)) {
            var callers = new ArrayList<Caller>();
            var givenUp = new AtomicLong();
            try {
                for (int i = 0; i < replicas; i++) {
                    callers.add(mode.caller(endpoint.url(), quota));
                }
                long end = System.nanoTime() + time.toNanos();
                for (var caller : callers) {
                    for (int i = 0; i < RECORDS_IN_FLIGHT; i++) {
                        again(caller, end, givenUp);
                    }
                }
                var stall = watchUntil(end);
                Counts counts = endpoint.counts();
                return new Result(
                        mode,
                        replicas,
                        counts.answered() / (quota * time.toMillis() / 1000.0),
                        counts.shareThrottled(),
                        givenUp.get(),
                        stall);
            } finally {
                callers.forEach(Caller::close);
            }
        }
    }

    /** Waits, and says by how much it was woken too late at worst. */
    private static Duration watchUntil(long end) throws InterruptedException {
        long longest = 0;
        for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
            TimeUnit.NANOSECONDS.sleep(TICK.toNanos());
            longest = Math.max(longest, System.nanoTime() - now - TICK.toNanos());
        }
        return Duration.ofNanos(longest);
    }

    /** One record after the other: the next begins when this one has ended. */
    private static void again(Caller caller, long end, AtomicLong givenUp) {
        caller.call()
                .whenCompleteAsync(
                        (_, failure) -> {
                            if (System.nanoTime() < end) {
                                if (failure != null) {
                                    givenUp.incrementAndGet();
                                }
                                again(caller, end, givenUp);
                            }
                        },
                        ForkJoinPool.commonPool());
    }
}
