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
import org.vitrine.admission.Bulkhead;

/**
 * Subscribes to the channel of a stage and requests records only as fast as the stage can start them.
 *
 * <p>It requests records until {@code vitrine.flow.concurrency} attempts run and as many wait for a slot, or until
 * {@code vitrine.flow.unfinished} records are taken and not finished. A record that waits for anything but a
 * slot, such as a dependency or an earlier record of its key, does not count as an attempt, so other records are taken
 * meanwhile.
 *
 * <p>It takes no more records ahead, because a record that is taken when its partition moves to another replica is
 * processed by both. Thread-safe.
 *
 * @param <M> type of the channel's messages
 */
final class BackpressureSubscriber<M> implements Flow.Subscriber<M>, Cancellable {

    private final int maxAttempts;
    private final int maxUnfinished;
    private final Bulkhead slots;
    private final Function<M, Uni<Void>> work;
    private final Consumer<Throwable> onFailure;
    private final Lock lock = new ReentrantLock();
    private final Set<ActiveRecord> activeRecords = ConcurrentHashMap.newKeySet();
    private volatile Flow.@Nullable Subscription channel;
    private int requested;
    private int unfinished;

    /** A record whose work has not ended; {@code work} cancels it. */
    private static final class ActiveRecord {

        private volatile Cancellable work = () -> {};
    }

    /**
     * @param slots bulkhead in which {@code work} runs its attempts; read to see how many run or wait
     * @param work processes one message; subscribed once per message
     * @param onFailure receives the failure that ended the channel, or a failure of {@code work}; no records are taken
     *     after the channel has ended
     */
    BackpressureSubscriber(
            FlowConfig config, Bulkhead slots, Function<M, Uni<Void>> work, Consumer<Throwable> onFailure) {
        this.maxAttempts = 2 * config.concurrency();
        this.maxUnfinished = config.unfinished();
        this.slots = slots;
        this.work = work;
        this.onFailure = onFailure;
        slots.onRelease(this::requestMore);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        channel = subscription;
        requestMore();
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
        var active = new ActiveRecord();
        activeRecords.add(active);
        active.work = work.apply(message)
                .onTermination()
                .invoke(() -> release(active))
                .subscribe()
                .with(_ -> {}, onFailure);
        requestMore();
    }

    @Override
    public void onError(Throwable failure) {
        onFailure.accept(failure);
    }

    @Override
    public void onComplete() {
        onFailure.accept(new IllegalStateException("the channel ended"));
    }

    @Override
    public void cancel() {
        var subscription = channel;
        if (subscription != null) {
            subscription.cancel();
        }
        activeRecords.forEach(record -> record.work.cancel());
    }

    private void release(ActiveRecord active) {
        activeRecords.remove(active);
        lock.lock();
        try {
            unfinished--;
        } finally {
            lock.unlock();
        }
        requestMore();
    }

    private void requestMore() {
        var subscription = channel;
        int demand = newDemand();
        if (demand > 0 && subscription != null) {
            subscription.request(demand);
        }
    }

    private int newDemand() {
        lock.lock();
        try {
            if (channel == null) {
                return 0;
            }
            int demand = Math.min(maxAttempts - slots.runningAndWaiting(), maxUnfinished - unfinished) - requested;
            if (demand <= 0) {
                return 0;
            }
            requested += demand;
            return demand;
        } finally {
            lock.unlock();
        }
    }
}
