package org.vitrine.inference.limit;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The rate limiter of one operation of one endpoint: combines the queue, the adaptive rate, the circuit breaker and the
 * limit of calls in flight. It only decides; {@code RemoteCallLimiter} locks it and lets the calls wait.
 *
 * <p>Not thread-safe. Every method takes the time, in nanoseconds of one monotonic clock.
 *
 * @param <T> handle of a waiting call, compared by identity
 */
public final class CallLimiter<T> {

    private static final double NANOS = 1e9;

    /** If all answers have been throttling for this long, all calls pause as long as the remote requests. */
    private static final long BARREN_NANOS = 1_000_000_000L;

    /**
     * Longest time after a throttled call during which interactive calls wait for their slot. The slots of a slow
     * replica are far apart; after this time the remote more likely accepts another call than not.
     */
    private static final long LONGEST_SOBERNESS_NANOS = 100_000_000L;

    /**
     * The configuration of a limiter.
     *
     * @param rate initial and highest rate
     * @param failuresToOpen consecutive failures that open the circuit, at least 1
     * @param firstProbeNanos time from the opening of the circuit to the first probe
     * @param longestProbeNanos longest time between two probes
     * @param maxInFlight most calls in flight, at least 1
     * @param maxWaiting most calls in the queue, at least 1
     */
    public record Settings(
            RateSettings rate,
            int failuresToOpen,
            long firstProbeNanos,
            long longestProbeNanos,
            int maxInFlight,
            int maxWaiting) {}

    /** The outcome of queueing a call. */
    public sealed interface Entry {

        /** The call is in the queue. */
        record InLine() implements Entry {}

        /** The queue is full. */
        record Full() implements Entry {}

        /** The circuit is open: the remote is unavailable, and no call is queued until the next probe. */
        record Shut(long probeAt) implements Entry {}
    }

    /** The decision about the next call. */
    public sealed interface Turn<T> {

        /** This call goes now; it counts as in flight until its outcome is reported. */
        record Go<T>(T ticket) implements Turn<T> {}

        /** No call may go before this time; then {@link CallLimiter#next} decides again. */
        record NotBefore<T>(long at) implements Turn<T> {}

        /**
         * No call waits, or the limit of calls in flight is reached; the next entry or the end of a call may change it.
         */
        record NoCaller<T>() implements Turn<T> {}
    }

    /**
     * The state for metrics and health.
     *
     * @param perSecond current rate in calls per second
     * @param waiting calls in the queue
     * @param inFlight calls that were sent and have not ended
     * @param open whether the circuit is open
     */
    public record State(double perSecond, int waiting, int inFlight, boolean open) {}

    private final AdaptiveRate rate;
    private final Pacer pacer;
    private final FairQueue<T> line;
    private final CircuitBreaker.Rules rules;
    private final int maxInFlight;
    private final RandomGenerator random;
    private CircuitBreaker circuitBreaker = CircuitBreaker.closed();
    private int inFlight;
    private long waitedFrom;
    private boolean waitedSince;
    private long pausedUntil = Long.MIN_VALUE;
    private long noHasteUntil = Long.MIN_VALUE;
    private long barrenFrom = Long.MIN_VALUE;
    private long answeredAt = Long.MIN_VALUE;

    public CallLimiter(Settings settings, RandomGenerator random) {
        this.rate = new AdaptiveRate(settings.rate());
        this.pacer = new Pacer(random);
        this.line = new FairQueue<>(settings.maxWaiting());
        this.rules = new CircuitBreaker.Rules(
                settings.failuresToOpen(), settings.firstProbeNanos(), settings.longestProbeNanos());
        this.maxInFlight = settings.maxInFlight();
        this.random = random;
    }

    /** Queues a call. While the circuit is open, it admits one call at a time, once a probe is due. */
    public Entry enter(T ticket, Requester requester, long now) {
        if (circuitBreaker instanceof CircuitBreaker.Open(var _, long probeAt, var _)
                && (now < probeAt || line.size() > 0)) {
            return new Entry.Shut(probeAt);
        }
        tick(now);
        return line.join(ticket, requester) ? new Entry.InLine() : new Entry.Full();
    }

    /** Queues a throttled call again, before the other calls of its institution and even if the queue is full. */
    public Entry reenter(T ticket, Requester requester, long now) {
        if (circuitBreaker instanceof CircuitBreaker.Open(var _, long probeAt, var _)) {
            return new Entry.Shut(probeAt);
        }
        tick(now);
        line.rejoin(ticket, requester);
        return new Entry.InLine();
    }

    /** Removes a call from the queue, because its requester waits no longer; false if it was not in the queue. */
    public boolean leave(T ticket, Requester requester, long now) {
        tick(now);
        return line.leave(ticket, requester);
    }

    /** Decides which call may go now; the caller must report the outcome of each call that goes. */
    public Turn<T> next(long now) {
        tick(now);
        if (line.size() == 0 || inFlight >= maxInFlight) {
            return new Turn.NoCaller<>();
        }
        long slot = pacer.next(rate.perSecond());
        boolean inHaste = line.aPersonIsNext() && now >= noHasteUntil;
        long at = Math.max(pausedUntil, inHaste ? Math.min(slot, pacer.nextUrgent(rate.perSecond())) : slot);
        if (circuitBreaker instanceof CircuitBreaker.Open(var _, long probeAt, var _)) {
            at = Math.max(at, probeAt);
        }
        if (at > now) {
            return new Turn.NotBefore<>(at);
        }
        var ticket = line.next().orElseThrow();
        inFlight++;
        pacer.went(now, rate.perSecond());
        circuitBreaker = circuitBreaker.went(now, rules, random.nextDouble());
        waitedSince = line.size() > 0;
        return new Turn.Go<>(ticket);
    }

    /** Records an answer, also one that reports an error: the remote is available and accepted the call. */
    public void answered(long now, long sentAt) {
        ended(now);
        rate.answered(now, sentAt);
        circuitBreaker = circuitBreaker.answered(now);
        answeredAt = now;
        barrenFrom = Long.MIN_VALUE;
    }

    /**
     * Records a throttled call.
     *
     * @param retryAfterNanos wait that the remote requests. It concerns this call alone, unless the remote throttles
     *     all calls: then all calls wait.
     */
    public void throttled(long now, long sentAt, long retryAfterNanos) {
        ended(now);
        rate.throttled(now, sentAt);
        circuitBreaker = circuitBreaker.answered(now);
        // An interactive call that went ahead of its slot and was throttled would be throttled again.
        noHasteUntil = Math.min(pacer.next(rate.perSecond()), now + LONGEST_SOBERNESS_NANOS);
        if (barrenFrom == Long.MIN_VALUE) {
            barrenFrom = now;
        } else if (now - barrenFrom >= BARREN_NANOS) {
            pausedUntil = Math.max(pausedUntil, now + retryAfterNanos);
        }
    }

    /**
     * Records a call without an answer. If it opens the circuit, the queue is emptied and its calls are returned,
     * because the remote is unavailable; otherwise the list is empty.
     */
    public List<T> failed(long now, long sentAt) {
        ended(now);
        boolean wasOpen = isOpen();
        circuitBreaker = circuitBreaker.failed(now, sentAt, rules, random.nextDouble());
        return isOpen() && !wasOpen ? line.clear() : List.of();
    }

    /** Records the end of a call that its requester cancelled; it is no evidence about the remote. */
    public void abandoned(long now) {
        ended(now);
    }

    public boolean isOpen() {
        return switch (circuitBreaker) {
            case CircuitBreaker.Open _ -> true;
            case CircuitBreaker.Closed _ -> false;
        };
    }

    /** Returns the time from which the next probe may go; {@code now} if the circuit is closed. */
    public long probeAt(long now) {
        return switch (circuitBreaker) {
            case CircuitBreaker.Open(var _, long at, var _) -> at;
            case CircuitBreaker.Closed _ -> now;
        };
    }

    /** Whether the remote has answered any call since the given time. */
    public boolean answeredSince(long time) {
        return answeredAt != Long.MIN_VALUE && answeredAt >= time;
    }

    public State state() {
        return new State(rate.perSecond(), line.size(), inFlight, isOpen());
    }

    private void ended(long now) {
        tick(now);
        inFlight--;
    }

    /**
     * Lets the rate grow by the time since the last tick, if a call waited for the rate during it and not for a free
     * connection or an unavailable remote.
     */
    private void tick(long now) {
        if (waitedSince && now > waitedFrom) {
            rate.waited((now - waitedFrom) / NANOS);
        }
        waitedFrom = now;
        waitedSince = line.size() > 0 && inFlight < maxInFlight && !isOpen();
    }
}
