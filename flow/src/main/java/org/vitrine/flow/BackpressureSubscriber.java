package org.vitrine.flow;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Subscribes to the channel of a stage and requests records only as fast as the stage can start them.
 *
 * <p>It requests records until {@code vitrine.flow.concurrency} attempts run and as many wait for a slot, or until
 * {@code vitrine.flow.unfinished} records are taken and not finished. A record that waits for something else than a
 * slot, such as a dependency or an earlier record of its key, does not count as an attempt, so other records are taken
 * meanwhile.
 *
 * <p>It takes no more records ahead, because a record that is taken when its partition moves to another replica is
 * processed by both. Thread-safe.
 *
 * @param <M> type of the channel's messages
 */
final class BackpressureSubscriber<M> implements Flow.Subscriber<M>, Cancellable {

    private final int attemptsAhead;
    private final int mostUnfinished;
    private final ConcurrencyLimiter slots;
    private final Function<M, Uni<Void>> work;
    private final Consumer<Throwable> broken;
    private final Lock lock = new ReentrantLock();
    private final Set<UnderWay> underWay = ConcurrentHashMap.newKeySet();
    private volatile Flow.@Nullable Subscription channel;
    private int requested;
    private int unfinished;

    /** A record whose work has not ended; {@code work} cancels it. */
    private static final class UnderWay {

        private volatile Cancellable work = () -> {};
    }

    /**
     * @param slots limiter on which {@code work} runs its attempts; read to see how many run or wait
     * @param work processes one message; subscribed once per message
     * @param broken receives the failure that ended the channel, or a failure of {@code work}; no records are taken
     *     after the channel has ended
     */
    BackpressureSubscriber(
            FlowConfig config, ConcurrencyLimiter slots, Function<M, Uni<Void>> work, Consumer<Throwable> broken) {
        this.attemptsAhead = 2 * config.concurrency();
        this.mostUnfinished = config.unfinished();
        this.slots = slots;
        this.work = work;
        this.broken = broken;
        slots.onLeaving(this::take);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        channel = subscription;
        take();
    }

    @Override
    public void onNext(M message) {
        lock.lock();
        try {
            requested--;
            unfinished++;
        } finally {
            lock.unlock();
        }
        var running = new UnderWay();
        underWay.add(running);
        running.work = work.apply(message)
                .onTermination()
                .invoke(() -> finished(running))
                .subscribe()
                .with(_ -> {}, broken);
        take();
    }

    @Override
    public void onError(Throwable failure) {
        broken.accept(failure);
    }

    @Override
    public void onComplete() {
        broken.accept(new IllegalStateException("the channel ended"));
    }

    @Override
    public void cancel() {
        var subscription = channel;
        if (subscription != null) {
            subscription.cancel();
        }
        underWay.forEach(record -> record.work.cancel());
    }

    private void finished(UnderWay running) {
        underWay.remove(running);
        lock.lock();
        try {
            unfinished--;
        } finally {
            lock.unlock();
        }
        take();
    }

    private void take() {
        var subscription = channel;
        int more = room();
        if (more > 0 && subscription != null) {
            subscription.request(more);
        }
    }

    private int room() {
        lock.lock();
        try {
            if (channel == null) {
                return 0;
            }
            int more = Math.min(attemptsAhead - slots.population(), mostUnfinished - unfinished) - requested;
            if (more <= 0) {
                return 0;
            }
            requested += more;
            return more;
        } finally {
            lock.unlock();
        }
    }
}
