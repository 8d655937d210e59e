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
import org.vitrine.flow.DependencyUnavailable.Release;
import org.vitrine.inference.limit.CallLimiter;
import org.vitrine.inference.limit.CallLimiter.Entry;
import org.vitrine.inference.limit.CallLimiter.Turn;
import org.vitrine.inference.limit.Requester;

/**
 * Makes a {@link CallLimiter} thread-safe and adds a timer: calls wait for their turn, and held-back records for the
 * recovery of the remote, without a thread.
 */
final class RemoteCallLimiter {

    private static final String CIRCUIT_OPEN = "its circuit is open, because the last calls got no answer";

    private final RemoteModel remote;
    private final CallLimiter<Ticket> gate;
    private final LongSupplier clock;
    private final ScheduledExecutorService timer;
    private final ReentrantLock lock = new ReentrantLock();
    private final DeferredRecords held = new DeferredRecords();
    private long wakesAt = Long.MAX_VALUE;

    RemoteCallLimiter(
            RemoteModel remote, CallLimiter<Ticket> gate, LongSupplier clock, ScheduledExecutorService timer) {
        this.remote = remote;
        this.gate = gate;
        this.clock = clock;
        this.timer = timer;
    }

    /** A waiting call; its future completes with a permit, or exceptionally with the reason why the call is refused. */
    static final class Ticket {

        private final Requester asker;
        private final CompletableFuture<CallPermit> turn = new CompletableFuture<>();

        private Ticket(Requester asker) {
            this.asker = asker;
        }
    }

    /**
     * Waits for the turn of a call.
     *
     * @param patience longest time to wait
     * @param again whether the call was throttled before and is repeated
     * @return a permit to call now, whose holder must report the outcome; fails with {@link RemoteFault.NotAttempted}
     *     if the queue is full, the circuit is open or the time has passed
     */
    Uni<CallPermit> turn(Requester asker, Duration patience, boolean again) {
        return Uni.createFrom().deferred(() -> {
            var ticket = new Ticket(asker);
            var entry = locked(() -> again
                    ? gate.reenter(ticket, asker, clock.getAsLong())
                    : gate.enter(ticket, asker, clock.getAsLong()));
            return switch (entry) {
                case Entry.Full() -> refused(
                        "its queue is full with %d calls (vitrine.inference.max-waiting-calls)"
                                .formatted(state().waiting()),
                        Optional.empty());
                case Entry.Shut(long probeAt) -> refused(CIRCUIT_OPEN, Optional.of(until(probeAt)));
                case Entry.InLine() -> {
                    advance();
                    yield Uni.createFrom()
                            .completionStage(ticket.turn)
                            .ifNoItem()
                            .after(patience)
                            .recoverWithUni(
                                    () -> refused(
                                            "the call waited longer than %s in the queue for the quota"
                                                    .formatted(patience),
                                            Optional.empty()))
                            .onTermination()
                            .invoke((leave, _, _) -> {
                                if (leave == null) {
                                    away(ticket);
                                }
                            });
                }
            };
        });
    }

    void answered(long sentAt) {
        var back = locked(() -> {
            gate.answered(clock.getAsLong(), sentAt);
            return held.clear();
        });
        back.forEach(emitter -> emitter.complete(Release.OTHERS_PASS));
        advance();
    }

    void throttled(long sentAt, Duration retryAfter) {
        locked(() -> {
            gate.throttled(clock.getAsLong(), sentAt, retryAfter.toNanos());
            return true;
        });
        advance();
    }

    void failed(long sentAt) {
        var sentAway = locked(() -> gate.failed(clock.getAsLong(), sentAt));
        sentAway.forEach(ticket -> ticket.turn.completeExceptionally(new RemoteFailure(
                new RemoteFault.NotAttempted(remote, CIRCUIT_OPEN, Optional.empty()))));
        advance();
    }

    void abandoned() {
        locked(() -> {
            gate.abandoned(clock.getAsLong());
            return true;
        });
        advance();
    }

    boolean isOpen() {
        return locked(gate::isOpen);
    }

    CallLimiter.State state() {
        return locked(gate::state);
    }

    /**
     * Waits for the remote to recover, for a record that was held back.
     *
     * @return emits at once if the circuit is closed; otherwise when the record is to probe the remote or when another
     *     call was answered
     */
    Uni<Release> whenBack() {
        return Uni.createFrom().emitter(emitter -> {
            boolean waits = locked(() -> {
                if (gate.isOpen()) {
                    held.add(emitter);
                    return true;
                }
                return false;
            });
            if (!waits) {
                emitter.complete(Release.TO_TRY);
                return;
            }
            emitter.onTermination(() -> locked(() -> held.remove(emitter)));
            advance();
        });
    }

    /** Sends all calls and the probe that may go now, and sets the timer for the next. */
    private void advance() {
        var going = new ArrayList<Ticket>();
        var probing = locked(() -> {
            wake(nextTurns(going));
            return probe();
        });
        long now = clock.getAsLong();
        going.forEach(ticket -> {
            var leave = new CallPermit(this, now);
            if (!ticket.turn.complete(leave)) {
                leave.abandoned();
            }
        });
        probing.ifPresent(emitter -> emitter.complete(Release.TO_TRY));
    }

    private long nextTurns(List<Ticket> going) {
        while (true) {
            switch (gate.next(clock.getAsLong())) {
                case Turn.Go<Ticket>(var ticket) -> going.add(ticket);
                case Turn.NotBefore<Ticket>(long at) -> {
                    return at;
                }
                case Turn.NoCaller<Ticket>() -> {
                    return Long.MAX_VALUE;
                }
            }
        }
    }

    /**
     * Returns the held-back record that is to probe the remote now; empty if the remote is available or none is due.
     */
    private Optional<UniEmitter<? super Release>> probe() {
        if (!gate.isOpen() || held.isEmpty()) {
            return Optional.empty();
        }
        long now = clock.getAsLong();
        long at = held.nextAt(gate.probeAt(now));
        if (now < at) {
            wake(at);
            return Optional.empty();
        }
        var record = held.send(now);
        wake(held.nextAt(now));
        return Optional.of(record);
    }

    private void wake(long at) {
        long now = clock.getAsLong();
        if (at != Long.MAX_VALUE && (at < wakesAt || wakesAt <= now)) {
            wakesAt = at;
            timer.schedule(this::woken, Math.max(0, at - now), TimeUnit.NANOSECONDS);
        }
    }

    private void woken() {
        locked(() -> wakesAt = Long.MAX_VALUE);
        advance();
    }

    /** Removes a call whose requester stopped waiting; returns its permit if it got one at the same moment. */
    private void away(Ticket ticket) {
        if (ticket.turn.cancel(false)) {
            locked(() -> gate.leave(ticket, ticket.asker, clock.getAsLong()));
        } else if (!ticket.turn.isCompletedExceptionally()) {
            ticket.turn.join().abandoned();
        }
    }

    private <T> Uni<T> refused(String why, Optional<Duration> retryAfter) {
        return Uni.createFrom().failure(new RemoteFailure(new RemoteFault.NotAttempted(remote, why, retryAfter)));
    }

    private Duration until(long at) {
        return Duration.ofNanos(Math.max(0, at - clock.getAsLong()));
    }

    private <T> T locked(java.util.function.Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
