package org.vitrine.inference.limit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.LongFunction;

/**
 * A discrete-event simulation of replicas, each with its own {@link CallLimiter}, that call one remote which throttles.
 * The same seed gives exactly the same run.
 */
final class LimiterSimulation {

    static final long MILLI = 1_000_000L;
    static final long SECOND = 1000 * MILLI;
    private static final int WAITING = 40;
    private static final long TIME_OUT = 2 * SECOND;
    private static final Requester RECORD = new Requester("museum", "coins", Requester.Urgency.BATCH);
    private static final Requester QUERY = new Requester("museum", "coins", Requester.Urgency.INTERACTIVE);

    /** A simulated remote: decides the outcome of each call by its time of arrival. */
    interface Remote {

        enum Says {
            ANSWERED,
            THROTTLED,
            GONE
        }

        Says say(long now);
    }

    /**
     * The parameters of a run.
     *
     * @param replicas number of replicas, each with its own limiter
     * @param quota calls per second that the limiters are configured with; empty if unknown
     * @param latencyNanos time until a call is answered
     * @param rejectedAfterNanos time until a throttled call is rejected
     * @param pauses whether replicas pause for 20 to 120 ms every few seconds, as virtual machines do
     */
    record Setting(
            long seed,
            int replicas,
            OptionalDouble quota,
            long latencyNanos,
            long rejectedAfterNanos,
            boolean pauses) {}

    /**
     * The figures of a run.
     *
     * @param answered number of answered calls, by replica
     * @param queriesWaitedNanos for each query, the time from its start until the call that was answered was sent
     */
    record Outcome(
            long calls, long throttled, List<Long> answered, List<Long> answeredAt, List<Long> queriesWaitedNanos) {

        /** Returns the quantile of the waiting times of queries, in nanoseconds. */
        long queriesWaited(double share) {
            var sorted = queriesWaitedNanos.stream().sorted().toList();
            return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
        }

        long answers() {
            return answered.stream().mapToLong(Long::longValue).sum();
        }

        double shareThrottled() {
            return calls == 0 ? 0 : throttled / (double) calls;
        }

        /** Returns the used share of a quota over a time. */
        double held(double perSecond, long nanos) {
            return answers() / (perSecond * nanos / SECOND);
        }

        /** Returns the number of answers from one time (inclusive) to another (exclusive). */
        long between(long from, long to) {
            return answeredAt.stream().filter(at -> at >= from && at < to).count();
        }
    }

    /** A call with its requester and the time at which it was requested. */
    private record Call(Requester asker, long wantedAt) {}

    private record Event(long at, long order, Runnable what) {}

    private final class Replica {
        final CallLimiter<Call> gate;
        final Random random;
        long standsUntil;
        long nextPause;
        long wakeAt = Long.MAX_VALUE;
        long answered;
        boolean left;

        Replica(Setting setting, int number) {
            random = new Random(setting.seed() * 31 + number);
            gate = new CallLimiter<>(
                    new CallLimiter.Settings(
                            new RateSettings(setting.quota(), 10), 3, SECOND, 4 * SECOND, 64, 10 * WAITING),
                    random);
            nextPause = SECOND + (long) (random.nextDouble() * 4 * SECOND);
        }

        void turn() {
            if (left) {
                return;
            }
            if (setting.pauses() && now > nextPause) {
                standsUntil = now + (20 + random.nextInt(100)) * MILLI;
                nextPause = now + 2 * SECOND + (long) (random.nextDouble() * 6 * SECOND);
            }
            if (now < standsUntil) {
                at(standsUntil, this::turn);
                return;
            }
            while (gate.state().waiting() < WAITING
                    && gate.enter(new Call(RECORD, now), RECORD, now) instanceof CallLimiter.Entry.InLine) {
                // keeps as many calls in the queue as a back-fill does
            }
            switch (gate.next(now)) {
                case CallLimiter.Turn.Go<Call>(var call) -> {
                    send(call);
                    turn();
                }
                case CallLimiter.Turn.NotBefore<Call>(long when) -> wake(when);
                case CallLimiter.Turn.NoCaller<Call>() -> wake(gate.isOpen() ? gate.probeAt(now) : now + 10 * MILLI);
            }
        }

        void query() {
            gate.enter(new Call(QUERY, now), QUERY, now);
            turn();
        }

        private void wake(long when) {
            if (when < wakeAt || wakeAt <= now) {
                wakeAt = when;
                at(Math.max(when, now + 1), this::turn);
            }
        }

        private void send(Call call) {
            long sentAt = now;
            at(now + MILLI + (long) (random.nextDouble() * 5 * MILLI), () -> {
                calls++;
                var says = remote.say(now);
                long takes =
                        switch (says) {
                            case ANSWERED -> setting.latencyNanos();
                            case THROTTLED -> setting.rejectedAfterNanos();
                            case GONE -> TIME_OUT;
                        };
                at(now + takes, () -> told(call, says, sentAt));
            });
        }

        private void told(Call call, Remote.Says says, long sentAt) {
            switch (says) {
                case ANSWERED -> {
                    answered++;
                    answeredAt.add(now);
                    if (call.asker() == QUERY) {
                        queriesWaited.add(sentAt - call.wantedAt());
                    }
                    gate.answered(now, sentAt);
                }
                case THROTTLED -> {
                    throttled++;
                    gate.throttled(now, sentAt, SECOND);
                    if (call.asker() == QUERY) {
                        gate.reenter(call, QUERY, now);
                    }
                }
                case GONE -> gate.failed(now, sentAt);
            }
            turn();
        }
    }

    private final Setting setting;
    private final Remote remote;
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::order));
    private final List<Replica> replicas = new ArrayList<>();
    private final List<Long> answeredAt = new ArrayList<>();
    private final List<Long> queriesWaited = new ArrayList<>();
    private long now;
    private long order;
    private long calls;
    private long throttled;

    LimiterSimulation(Setting setting, LongFunction<Remote> remote) {
        this.setting = setting;
        this.remote = remote.apply(setting.seed());
        for (int i = 0; i < setting.replicas(); i++) {
            var replica = new Replica(setting, i);
            replicas.add(replica);
            at((long) (replica.random.nextDouble() * 20 * MILLI), replica::turn);
        }
    }

    /** Stops a replica at the given time. */
    LimiterSimulation leaves(int replica, long when) {
        at(when, () -> replicas.get(replica).left = true);
        return this;
    }

    /** Sends a query at regular intervals from the given time on, to one replica after the other. */
    LimiterSimulation cataloguer(long from, long everyNanos) {
        at(from, () -> {
            replicas.get((int) (from / everyNanos % replicas.size())).query();
            cataloguer(now + everyNanos, everyNanos);
        });
        return this;
    }

    Outcome run(long nanos) {
        while (!events.isEmpty() && events.peek().at() <= nanos) {
            var event = events.poll();
            now = event.at();
            event.what().run();
        }
        return new Outcome(
                calls,
                throttled,
                replicas.stream().map(replica -> replica.answered).toList(),
                List.copyOf(answeredAt),
                List.copyOf(queriesWaited));
    }

    private void at(long when, Runnable what) {
        events.add(new Event(when, order++, what));
    }

    /** A remote that throttles by a token bucket. */
    static Remote bucket(double perSecond, double capacity) {
        return new Remote() {
            private double tokens = capacity;
            private long last;

            @Override
            public Says say(long now) {
                tokens = Math.min(capacity, tokens + (now - last) * perSecond / SECOND);
                last = now;
                if (tokens < 1) {
                    return Says.THROTTLED;
                }
                tokens--;
                return Says.ANSWERED;
            }
        };
    }

    /** A remote that throttles by a fixed number of calls in each second of the clock. */
    static Remote fixedWindow(int perSecond) {
        return new Remote() {
            private long window = -1;
            private int taken;

            @Override
            public Says say(long now) {
                if (now / SECOND != window) {
                    window = now / SECOND;
                    taken = 0;
                }
                return ++taken <= perSecond ? Says.ANSWERED : Says.THROTTLED;
            }
        };
    }
}
