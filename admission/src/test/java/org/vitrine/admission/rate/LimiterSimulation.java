package org.vitrine.admission.rate;

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

        enum Response {
            ANSWERED,
            THROTTLED,
            NO_ANSWER
        }

        Response respond(long now);
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
    record Parameters(
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
        long queryWaitQuantile(double share) {
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
        double usedShare(double perSecond, long nanos) {
            return answers() / (perSecond * nanos / SECOND);
        }

        /** Returns the number of answers from one time (inclusive) to another (exclusive). */
        long answersBetween(long from, long to) {
            return answeredAt.stream().filter(at -> at >= from && at < to).count();
        }
    }

    /** A call with its requester and the time at which it was requested. */
    private record Call(Requester requester, long requestedAt) {}

    private record Event(long at, long order, Runnable action) {}

    private final class Replica {
        final CallLimiter<Call> limiter;
        final Random random;
        long pausedUntil;
        long nextPause;
        long wakeAt = Long.MAX_VALUE;
        long answered;
        boolean stopped;

        Replica(Parameters setting, int number) {
            random = new Random(setting.seed() * 31 + number);
            limiter = new CallLimiter<>(
                    new CallLimiter.Settings(
                            new RateSettings(setting.quota(), 10), 3, SECOND, 4 * SECOND, 64, 10 * WAITING),
                    random);
            nextPause = SECOND + (long) (random.nextDouble() * 4 * SECOND);
        }

        void advance() {
            if (stopped) {
                return;
            }
            if (setting.pauses() && now > nextPause) {
                pausedUntil = now + (20 + random.nextInt(100)) * MILLI;
                nextPause = now + 2 * SECOND + (long) (random.nextDouble() * 6 * SECOND);
            }
            if (now < pausedUntil) {
                schedule(pausedUntil, this::advance);
                return;
            }
            while (limiter.state().waiting() < WAITING
                    && limiter.enqueue(new Call(RECORD, now), RECORD, now) instanceof CallLimiter.Entry.Queued) {
                // keeps as many calls in the queue as a back-fill does
            }
            switch (limiter.next(now)) {
                case CallLimiter.NextCall.Proceed<Call>(var call) -> {
                    send(call);
                    advance();
                }
                case CallLimiter.NextCall.NotBefore<Call>(long time) -> scheduleAdvance(time);
                case CallLimiter.NextCall.Idle<Call>() ->
                    scheduleAdvance(limiter.isOpen() ? limiter.probeAt(now) : now + 10 * MILLI);
            }
        }

        void query() {
            limiter.enqueue(new Call(QUERY, now), QUERY, now);
            advance();
        }

        private void scheduleAdvance(long time) {
            if (time < wakeAt || wakeAt <= now) {
                wakeAt = time;
                schedule(Math.max(time, now + 1), this::advance);
            }
        }

        private void send(Call call) {
            long sentAt = now;
            schedule(now + MILLI + (long) (random.nextDouble() * 5 * MILLI), () -> {
                calls++;
                var response = remote.respond(now);
                long duration =
                        switch (response) {
                            case ANSWERED -> setting.latencyNanos();
                            case THROTTLED -> setting.rejectedAfterNanos();
                            case NO_ANSWER -> TIME_OUT;
                        };
                schedule(now + duration, () -> completed(call, response, sentAt));
            });
        }

        private void completed(Call call, Remote.Response response, long sentAt) {
            switch (response) {
                case ANSWERED -> {
                    answered++;
                    answeredAt.add(now);
                    if (call.requester() == QUERY) {
                        queriesWaited.add(sentAt - call.requestedAt());
                    }
                    limiter.answered(now, sentAt);
                }
                case THROTTLED -> {
                    throttled++;
                    limiter.throttled(now, sentAt, SECOND);
                    if (call.requester() == QUERY) {
                        limiter.requeue(call, QUERY, now);
                    }
                }
                case NO_ANSWER -> limiter.failed(now, sentAt);
            }
            advance();
        }
    }

    private final Parameters setting;
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

    LimiterSimulation(Parameters setting, LongFunction<Remote> remote) {
        this.setting = setting;
        this.remote = remote.apply(setting.seed());
        for (int i = 0; i < setting.replicas(); i++) {
            var replica = new Replica(setting, i);
            replicas.add(replica);
            schedule((long) (replica.random.nextDouble() * 20 * MILLI), replica::advance);
        }
    }

    /** Stops a replica at the given time. */
    LimiterSimulation stopReplica(int replica, long time) {
        schedule(time, () -> replicas.get(replica).stopped = true);
        return this;
    }

    /** Sends a query at regular intervals from the given time on, to one replica after the other. */
    LimiterSimulation queryRegularly(long from, long everyNanos) {
        schedule(from, () -> {
            replicas.get((int) (from / everyNanos % replicas.size())).query();
            queryRegularly(now + everyNanos, everyNanos);
        });
        return this;
    }

    Outcome run(long nanos) {
        while (!events.isEmpty() && events.peek().at() <= nanos) {
            var event = events.poll();
            now = event.at();
            event.action().run();
        }
        return new Outcome(
                calls,
                throttled,
                replicas.stream().map(replica -> replica.answered).toList(),
                List.copyOf(answeredAt),
                List.copyOf(queriesWaited));
    }

    private void schedule(long time, Runnable action) {
        events.add(new Event(time, order++, action));
    }

    /** A remote that throttles by a token bucket. */
    static Remote bucket(double perSecond, double capacity) {
        return new Remote() {
            private double tokens = capacity;
            private long last;

            @Override
            public Response respond(long now) {
                tokens = Math.min(capacity, tokens + (now - last) * perSecond / SECOND);
                last = now;
                if (tokens < 1) {
                    return Response.THROTTLED;
                }
                tokens--;
                return Response.ANSWERED;
            }
        };
    }

    /** A remote that throttles by a fixed number of calls in each second of the clock. */
    static Remote fixedWindow(int perSecond) {
        return new Remote() {
            private long window = -1;
            private int taken;

            @Override
            public Response respond(long now) {
                if (now / SECOND != window) {
                    window = now / SECOND;
                    taken = 0;
                }
                return ++taken <= perSecond ? Response.ANSWERED : Response.THROTTLED;
            }
        };
    }
}
