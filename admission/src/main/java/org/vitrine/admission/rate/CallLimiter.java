package org.vitrine.admission.rate;

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
    private static final long THROTTLED_ONLY_NANOS = 1_000_000_000L;

    /**
     * Longest time after a throttled call during which interactive calls wait for their slot. The slots of a slow
     * replica are far apart; after this time the remote more likely accepts another call than not.
     */
    private static final long MAX_INTERACTIVE_DELAY_NANOS = 100_000_000L;

    /**
     * The configuration of a limiter.
     *
     * @param rate initial and highest rate
     * @param failuresToOpen consecutive failures that open the circuit, at least 1
     * @param firstProbeNanos time from the opening of the circuit to the first probe
     * @param maxProbeNanos longest time between two probes
     * @param maxInFlight most calls in flight, at least 1
     * @param maxWaiting most calls in the queue, at least 1
     */
    public record Settings(
            RateSettings rate,
            int failuresToOpen,
            long firstProbeNanos,
            long maxProbeNanos,
            int maxInFlight,
            int maxWaiting) {}

    /** The outcome of queueing a call. */
    public sealed interface Entry {

        /** The call is in the queue. */
        record Queued() implements Entry {}

        /** The queue is full. */
        record Full() implements Entry {}

        /** The circuit is open: the remote is unavailable, and no call is queued until the next probe. */
        record CircuitOpen(long probeAt) implements Entry {}
    }

    /** The decision about the next call. */
    public sealed interface NextCall<T> {

        /** This call goes now; it counts as in flight until its outcome is reported. */
        record Proceed<T>(T ticket) implements NextCall<T> {}

        /** No call may go before this time; then {@link CallLimiter#next} decides again. */
        record NotBefore<T>(long at) implements NextCall<T> {}

        /**
         * No call waits, or the limit of calls in flight is reached; the next entry or the end of a call may change it.
         */
        record Idle<T>() implements NextCall<T> {}
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
    private final FairQueue<T> queue;
    private final CircuitBreaker.Rules rules;
    private final int maxInFlight;
    private final RandomGenerator random;
    private CircuitBreaker circuitBreaker = CircuitBreaker.closed();
    private int inFlight;
    private long lastTickAt;
    private boolean callsWaited;
    private long pausedUntil = Long.MIN_VALUE;
    private long interactiveDelayedUntil = Long.MIN_VALUE;
    private long throttledOnlySince = Long.MIN_VALUE;

    public CallLimiter(Settings settings, RandomGenerator random) {
        this.rate = new AdaptiveRate(settings.rate());
        this.pacer = new Pacer(random);
        this.queue = new FairQueue<>(settings.maxWaiting());
        this.rules = new CircuitBreaker.Rules(
                settings.failuresToOpen(), settings.firstProbeNanos(), settings.maxProbeNanos());
        this.maxInFlight = settings.maxInFlight();
        this.random = random;
    }

    /** Queues a call. While the circuit is open, it admits one call at a time, once a probe is due. */
    public Entry enqueue(T ticket, Requester requester, long now) {
        if (circuitBreaker instanceof CircuitBreaker.Open(var _, long probeAt, var _)
                && (!circuitBreaker.allows(now) || queue.size() > 0)) {
            return new Entry.CircuitOpen(probeAt);
        }
        tick(now);
        return queue.add(ticket, requester) ? new Entry.Queued() : new Entry.Full();
    }

    /** Queues a throttled call again, before the other calls of its institution and even if the queue is full. */
    public Entry requeue(T ticket, Requester requester, long now) {
        if (circuitBreaker instanceof CircuitBreaker.Open(var _, long probeAt, var _)) {
            return new Entry.CircuitOpen(probeAt);
        }
        tick(now);
        queue.addFirst(ticket, requester);
        return new Entry.Queued();
    }

    /** Removes a call from the queue, because its requester waits no longer; false if it was not in the queue. */
    public boolean remove(T ticket, Requester requester, long now) {
        tick(now);
        return queue.remove(ticket, requester);
    }

    /** Decides which call may go now; the caller must report the outcome of each call that goes. */
    public NextCall<T> next(long now) {
        tick(now);
        if (queue.size() == 0 || inFlight >= maxInFlight) {
            return new NextCall.Idle<>();
        }
        long slot = pacer.nextSlot(rate.perSecond());
        boolean interactiveFirst = queue.isInteractiveNext() && now >= interactiveDelayedUntil;
        long at = Math.max(
                pausedUntil, interactiveFirst ? Math.min(slot, pacer.nextInteractiveSlot(rate.perSecond())) : slot);
        if (circuitBreaker instanceof CircuitBreaker.Open(var _, long probeAt, var _)) {
            at = Math.max(at, probeAt);
        }
        if (at > now) {
            return new NextCall.NotBefore<>(at);
        }
        var ticket = queue.poll().orElseThrow();
        inFlight++;
        pacer.sent(now, rate.perSecond());
        circuitBreaker = circuitBreaker.sent(now, rules, random.nextDouble());
        callsWaited = queue.size() > 0;
        return new NextCall.Proceed<>(ticket);
    }

    /** Records an answer, also one that reports an error: the remote is available and accepted the call. */
    public void answered(long now, long sentAt) {
        callEnded(now);
        rate.recordAccepted(now, sentAt);
        circuitBreaker = circuitBreaker.answered(now);
        throttledOnlySince = Long.MIN_VALUE;
    }

    /**
     * Records a throttled call.
     *
     * @param retryAfterNanos wait that the remote requests. It concerns this call alone, unless the remote throttles
     *     all calls: then all calls wait.
     */
    public void throttled(long now, long sentAt, long retryAfterNanos) {
        callEnded(now);
        rate.recordThrottled(now, sentAt);
        circuitBreaker = circuitBreaker.answered(now);
        // An interactive call that went ahead of its slot and was throttled would be throttled again.
        interactiveDelayedUntil = Math.min(pacer.nextSlot(rate.perSecond()), now + MAX_INTERACTIVE_DELAY_NANOS);
        if (throttledOnlySince == Long.MIN_VALUE) {
            throttledOnlySince = now;
        } else if (now - throttledOnlySince >= THROTTLED_ONLY_NANOS) {
            pausedUntil = Math.max(pausedUntil, now + retryAfterNanos);
        }
    }

    /**
     * Records a call without an answer. If it opens the circuit, the queue is emptied and its calls are returned,
     * because the remote is unavailable; otherwise the list is empty.
     */
    public List<T> failed(long now, long sentAt) {
        callEnded(now);
        boolean wasOpen = isOpen();
        circuitBreaker = circuitBreaker.failed(now, sentAt, rules, random.nextDouble());
        return isOpen() && !wasOpen ? queue.clear() : List.of();
    }

    /** Records the end of a call that its requester cancelled; it is no evidence about the remote. */
    public void abandoned(long now) {
        callEnded(now);
    }

    /** Returns whether the circuit is open: the remote is unavailable. */
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

    /** Returns the present state, for metrics and health. */
    public State state() {
        return new State(rate.perSecond(), queue.size(), inFlight, isOpen());
    }

    private void callEnded(long now) {
        tick(now);
        inFlight--;
    }

    /**
     * Lets the rate grow by the time since the last tick, if a call waited for the rate during it and not for a free
     * connection or an unavailable remote.
     */
    private void tick(long now) {
        if (callsWaited && now > lastTickAt) {
            rate.grow((now - lastTickAt) / NANOS);
        }
        lastTickAt = now;
        callsWaited = queue.size() > 0 && inFlight < maxInFlight && !isOpen();
    }
}
