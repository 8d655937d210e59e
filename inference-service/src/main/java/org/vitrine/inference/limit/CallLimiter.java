package org.vitrine.inference.limit;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The way to one operation of one endpoint: holds the line, the rate, the circuit, and the number of calls under way.
 *
 * <p>Not safe for threads; the caller locks. Every method takes the time, in nanoseconds of one monotonic clock.
 *
 * @param <T> what waits
 */
public final class CallLimiter<T> {

    private static final double NANOS = 1e9;

    /** After this long with nothing but throttling answers, nobody goes for a while. */
    private static final long BARREN_NANOS = 1_000_000_000L;

    /** A slow replica's slots are far apart; by then the remote bears another call more likely than not. */
    private static final long LONGEST_SOBERNESS_NANOS = 100_000_000L;

    /**
     * @param rate how often at first, and at most
     * @param circuit when it opens
     * @param maxInFlight calls under way at once, at least 1
     * @param maxWaiting calls in line, at least 1
     */
    public record Settings(
            RateSettings rate,
            int failuresToOpen,
            long firstProbeNanos,
            long longestProbeNanos,
            int maxInFlight,
            int maxWaiting) {}

    /** The outcome of entering. */
    public sealed interface Entry {

        record InLine() implements Entry {}

        /** Too many wait already. */
        record Full() implements Entry {}

        /** The remote is gone; nobody waits here until it is back. */
        record Shut(long probeAt) implements Entry {}
    }

    /** Who is next. */
    public sealed interface Turn<T> {

        record Go<T>(T ticket) implements Turn<T> {}

        /** Ask again then. */
        record NotBefore<T>(long at) implements Turn<T> {}

        /** Ask again when somebody enters or a call ends. */
        record NoCaller<T>() implements Turn<T> {}
    }

    /** For people and gauges. */
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

    /** Somebody wants to call. */
    public Entry enter(T ticket, Requester requester, long now) {
        if (circuitBreaker instanceof CircuitBreaker.Open(var _, long probeAt, var _)
                && (now < probeAt || line.size() > 0)) {
            return new Entry.Shut(probeAt);
        }
        tick(now);
        return line.join(ticket, requester) ? new Entry.InLine() : new Entry.Full();
    }

    /** Somebody was throttled and wants to call again, before the others of the same institution. */
    public Entry reenter(T ticket, Requester requester, long now) {
        if (circuitBreaker instanceof CircuitBreaker.Open(var _, long probeAt, var _)) {
            return new Entry.Shut(probeAt);
        }
        tick(now);
        line.rejoin(ticket, requester);
        return new Entry.InLine();
    }

    /** Somebody has waited long enough. */
    public boolean leave(T ticket, Requester requester, long now) {
        tick(now);
        return line.leave(ticket, requester);
    }

    /** Who may call now. */
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

    /** A call was answered, well or badly: the remote is there and bore it. */
    public void answered(long now, long sentAt) {
        ended(now);
        rate.answered(now, sentAt);
        circuitBreaker = circuitBreaker.answered(now);
        answeredAt = now;
        barrenFrom = Long.MIN_VALUE;
    }

    /**
     * A call was one too many.
     *
     * @param retryAfterNanos what the remote asks for. It is the call's affair, unless nothing at all gets through: then
     *     everybody waits.
     */
    public void throttled(long now, long sentAt, long retryAfterNanos) {
        ended(now);
        rate.throttled(now, sentAt);
        circuitBreaker = circuitBreaker.answered(now);
        // Whoever was throttled as urgent would be again.
        noHasteUntil = Math.min(pacer.next(rate.perSecond()), now + LONGEST_SOBERNESS_NANOS);
        if (barrenFrom == Long.MIN_VALUE) {
            barrenFrom = now;
        } else if (now - barrenFrom >= BARREN_NANOS) {
            pausedUntil = Math.max(pausedUntil, now + retryAfterNanos);
        }
    }

    /** A call came to nothing. Returns those who need not wait here any longer, because the remote is gone. */
    public List<T> failed(long now, long sentAt) {
        ended(now);
        boolean wasOpen = isOpen();
        circuitBreaker = circuitBreaker.failed(now, sentAt, rules, random.nextDouble());
        return isOpen() && !wasOpen ? line.clear() : List.of();
    }

    /** A call was given up by the caller; it tells nothing. */
    public void abandoned(long now) {
        ended(now);
    }

    public boolean isOpen() {
        return switch (circuitBreaker) {
            case CircuitBreaker.Open _ -> true;
            case CircuitBreaker.Closed _ -> false;
        };
    }

    /** When the next probe may go; now or earlier where the circuit is closed. */
    public long probeAt(long now) {
        return switch (circuitBreaker) {
            case CircuitBreaker.Open(var _, long at, var _) -> at;
            case CircuitBreaker.Closed _ -> now;
        };
    }

    /** Whether the remote has answered anybody since. */
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

    /** Lets the rate's time pass where somebody waited for the rate, and not for a free connection or a remote that is gone. */
    private void tick(long now) {
        if (waitedSince && now > waitedFrom) {
            rate.waited((now - waitedFrom) / NANOS);
        }
        waitedFrom = now;
        waitedSince = line.size() > 0 && inFlight < maxInFlight && !isOpen();
    }
}
