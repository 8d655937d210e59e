package org.vitrine.inference.remote;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.vitrine.admission.rate.CallLimiter;
import org.vitrine.admission.rate.CallLimiter.Entry;
import org.vitrine.admission.rate.CallLimiter.NextCall;
import org.vitrine.admission.rate.Requester;
import org.vitrine.flow.DependencyUnavailable.Release;

/**
 * Makes a {@link CallLimiter} thread-safe and adds a timer: calls wait for their turn, and held-back records for the
 * recovery of the remote, without a thread.
 */
final class RemoteCallLimiter {

    private static final String CIRCUIT_OPEN = "its circuit is open, because the last calls got no answer";

    private final RemoteModel remote;
    private final CallLimiter<Ticket> limiter;
    private final LongSupplier clock;
    private final ScheduledExecutorService timer;
    private final ReentrantLock lock = new ReentrantLock();
    private final DeferredRecords deferredRecords = new DeferredRecords();
    private long timerAt = Long.MAX_VALUE;

    RemoteCallLimiter(
            RemoteModel remote, CallLimiter<Ticket> limiter, LongSupplier clock, ScheduledExecutorService timer) {
        this.remote = remote;
        this.limiter = limiter;
        this.clock = clock;
        this.timer = timer;
    }

    /** A waiting call; its future completes with a permit, or exceptionally with the reason why the call is refused. */
    static final class Ticket {

        private final Requester requester;
        private final CompletableFuture<CallPermit> permit = new CompletableFuture<>();

        private Ticket(Requester requester) {
            this.requester = requester;
        }
    }

    /**
     * Waits for the turn of a call.
     *
     * @param maxQueueTime longest time to wait
     * @param isRetry whether the call was throttled before and is repeated
     * @return a permit to call now, whose holder must report the outcome; fails with {@link RemoteFault.NotAttempted}
     *     if the queue is full, the circuit is open or the time has passed
     */
    Uni<CallPermit> acquire(Requester requester, Duration maxQueueTime, boolean isRetry) {
        return Uni.createFrom().deferred(() -> {
            var ticket = new Ticket(requester);
            var entry = withLock(() -> isRetry
                    ? limiter.requeue(ticket, requester, clock.getAsLong())
                    : limiter.enqueue(ticket, requester, clock.getAsLong()));
            return switch (entry) {
                case Entry.Full() ->
                    refused(
                            "its queue is full with %d calls (vitrine.inference.max-waiting-calls)"
                                    .formatted(state().waiting()),
                            Optional.empty());
                case Entry.CircuitOpen(long probeAt) -> refused(CIRCUIT_OPEN, Optional.of(until(probeAt)));
                case Entry.Queued() -> {
                    advance();
                    yield Uni.createFrom()
                            .completionStage(ticket.permit)
                            .ifNoItem()
                            .after(maxQueueTime)
                            .recoverWithUni(() -> refused(
                                    "the call waited longer than %s in the queue for the quota".formatted(maxQueueTime),
                                    Optional.empty()))
                            .onTermination()
                            .invoke((permit, _, _) -> {
                                if (permit == null) {
                                    withdraw(ticket);
                                }
                            });
                }
            };
        });
    }

    void answered(long sentAt) {
        var released = withLock(() -> {
            limiter.answered(clock.getAsLong(), sentAt);
            return deferredRecords.clear();
        });
        released.forEach(emitter -> emitter.complete(Release.OTHERS_SUCCEEDED));
        advance();
    }

    void throttled(long sentAt, Duration retryAfter) {
        withLock(() -> {
            limiter.throttled(clock.getAsLong(), sentAt, retryAfter.toNanos());
            return true;
        });
        advance();
    }

    void failed(long sentAt) {
        var rejected = withLock(() -> limiter.failed(clock.getAsLong(), sentAt));
        rejected.forEach(ticket -> ticket.permit.completeExceptionally(
                new RemoteFailure(new RemoteFault.NotAttempted(remote, CIRCUIT_OPEN, Optional.empty()))));
        advance();
    }

    void abandoned() {
        withLock(() -> {
            limiter.abandoned(clock.getAsLong());
            return true;
        });
        advance();
    }

    boolean isOpen() {
        return withLock(limiter::isOpen);
    }

    CallLimiter.State state() {
        return withLock(limiter::state);
    }

    /**
     * Waits for the remote to recover, for a record that was held back.
     *
     * @return emits at once if the circuit is closed; otherwise when the record is to probe the remote or when another
     *     call was answered
     */
    Uni<Release> awaitRecovery() {
        return Uni.createFrom().emitter(emitter -> {
            boolean deferred = withLock(() -> {
                if (limiter.isOpen()) {
                    deferredRecords.add(emitter);
                    return true;
                }
                return false;
            });
            if (!deferred) {
                emitter.complete(Release.PROBE);
                return;
            }
            emitter.onTermination(() -> withLock(() -> deferredRecords.remove(emitter)));
            advance();
        });
    }

    /** Sends all calls and the probe that may go now, and sets the timer for the next. */
    private void advance() {
        var admitted = new ArrayList<Ticket>();
        var dueProbe = withLock(() -> {
            scheduleAdvance(nextTurns(admitted));
            return nextProbe();
        });
        long now = clock.getAsLong();
        admitted.forEach(ticket -> {
            var permit = new CallPermit(this, now);
            if (!ticket.permit.complete(permit)) {
                permit.abandoned();
            }
        });
        dueProbe.ifPresent(emitter -> emitter.complete(Release.PROBE));
    }

    private long nextTurns(List<Ticket> admitted) {
        while (true) {
            switch (limiter.next(clock.getAsLong())) {
                case NextCall.Proceed<Ticket>(var ticket) -> admitted.add(ticket);
                case NextCall.NotBefore<Ticket>(long at) -> {
                    return at;
                }
                case NextCall.Idle<Ticket>() -> {
                    return Long.MAX_VALUE;
                }
            }
        }
    }

    /**
     * Returns the held-back record that is to probe the remote now; empty if the remote is available or none is due.
     */
    private Optional<UniEmitter<? super Release>> nextProbe() {
        if (!limiter.isOpen() || deferredRecords.isEmpty()) {
            return Optional.empty();
        }
        long now = clock.getAsLong();
        long at = deferredRecords.nextProbeAt(limiter.probeAt(now));
        if (now < at) {
            scheduleAdvance(at);
            return Optional.empty();
        }
        var record = deferredRecords.pollProbe(now);
        scheduleAdvance(deferredRecords.nextProbeAt(now));
        return Optional.of(record);
    }

    private void scheduleAdvance(long at) {
        long now = clock.getAsLong();
        if (at != Long.MAX_VALUE && (at < timerAt || timerAt <= now)) {
            timerAt = at;
            timer.schedule(this::timerFired, Math.max(0, at - now), TimeUnit.NANOSECONDS);
        }
    }

    private void timerFired() {
        withLock(() -> timerAt = Long.MAX_VALUE);
        advance();
    }

    /** Removes a call whose requester stopped waiting; returns its permit if it got one at the same moment. */
    private void withdraw(Ticket ticket) {
        if (ticket.permit.cancel(false)) {
            withLock(() -> limiter.remove(ticket, ticket.requester, clock.getAsLong()));
        } else if (!ticket.permit.isCompletedExceptionally()) {
            ticket.permit.join().abandoned();
        }
    }

    private <T> Uni<T> refused(String reason, Optional<Duration> retryAfter) {
        return Uni.createFrom().failure(new RemoteFailure(new RemoteFault.NotAttempted(remote, reason, retryAfter)));
    }

    private Duration until(long at) {
        return Duration.ofNanos(Math.max(0, at - clock.getAsLong()));
    }

    private <T> T withLock(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
