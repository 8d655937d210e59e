package org.vitrine.admission;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A semaphore for work of different weights, with a bounded queue. Work that does not fit waits; it is admitted in the
 * order of its arrival, so that heavy work is not overtaken for ever by light work. Thread-safe.
 *
 * <p>{@link java.util.concurrent.Semaphore} blocks the thread that waits and does not limit how many wait. This one
 * also lets work wait without a thread.
 */
final class WeightedSemaphore {

    private final long capacity;
    private final int maxWaiting;
    private final Lock lock = new ReentrantLock();
    private final Deque<Ticket> waiting = new ArrayDeque<>();
    private volatile Runnable releaseCallback = () -> {};
    private long free;

    /**
     * The state at one moment.
     *
     * @param used sum of the weights of the admitted work
     * @param waiting number of pieces of work in the queue
     */
    record State(long used, int waiting) {}

    /**
     * One piece of work, from its arrival to its end. Closing the ticket removes it from the queue, or gives its weight
     * back.
     */
    private final class Ticket implements Permit {

        private final long weight;
        private final CompletableFuture<Void> admission = new CompletableFuture<>();
        private boolean admitted;
        private boolean closed;

        private Ticket(long weight) {
            this.weight = weight;
        }

        @Override
        public void close() {
            release(this);
        }
    }

    /**
     * @param capacity largest sum of the weights of admitted work
     * @param maxWaiting largest number of pieces of work that wait
     */
    WeightedSemaphore(long capacity, int maxWaiting) {
        this.capacity = capacity;
        this.maxWaiting = maxWaiting;
        this.free = capacity;
    }

    /** Returns a permit if the work is admitted at once; does not wait. */
    Optional<Permit> tryAcquire(long weight) {
        return arrive(weight, 0).map(ticket -> ticket);
    }

    /**
     * Waits for the admission. Blocks for at most {@code maxWait}; empty where the queue is full or the time has
     * passed.
     */
    Optional<Permit> acquire(long weight, Duration maxWait) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        var arrived = arrive(weight, maxWaiting);
        if (arrived.isEmpty()) {
            return Optional.empty();
        }
        var ticket = arrived.get();
        boolean acquired = false;
        try {
            acquired = await(ticket, maxWait);
        } finally {
            if (!acquired) {
                ticket.close();
            }
        }
        return acquired ? Optional.of(ticket) : Optional.empty();
    }

    /**
     * Subscribes to the work as soon as it is admitted, and gives its weight back when it ends, fails or is cancelled.
     * It waits without a thread. Fails with the refusal if the queue is full.
     */
    <T> Uni<T> run(long weight, Supplier<? extends RuntimeException> refusal, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            var arrived = arrive(weight, maxWaiting);
            if (arrived.isEmpty()) {
                return Uni.createFrom().failure(refusal.get());
            }
            var ticket = arrived.get();
            return Uni.createFrom()
                    .completionStage(ticket.admission)
                    .chain(_ -> work.get())
                    .onTermination()
                    .invoke(() -> ticket.close());
        });
    }

    State state() {
        lock.lock();
        try {
            return new State(capacity - free, waiting.size());
        } finally {
            lock.unlock();
        }
    }

    /** Sets the one callback that runs after each piece of work that has ended or left the queue. */
    void onRelease(Runnable callback) {
        this.releaseCallback = callback;
    }

    private static boolean await(Ticket ticket, Duration maxWait) throws InterruptedException {
        try {
            ticket.admission.get(maxWait.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException late) {
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("an admission never fails", impossible);
        }
    }

    /** Returns the ticket of new work, which is admitted or waits; empty if it has to wait and the queue is full. */
    private Optional<Ticket> arrive(long weight, int queueCapacity) {
        if (weight < 0) {
            throw new IllegalArgumentException("the weight of work is %d: it must be at least 0".formatted(weight));
        }
        var ticket = new Ticket(weight);
        lock.lock();
        try {
            if (waiting.isEmpty() && weight <= free) {
                admit(ticket);
                ticket.admission.complete(null); // the ticket is not returned yet, so nothing runs under the lock
            } else if (waiting.size() < queueCapacity) {
                waiting.addLast(ticket);
            } else {
                return Optional.empty();
            }
        } finally {
            lock.unlock();
        }
        return Optional.of(ticket);
    }

    private void release(Ticket ticket) {
        var next = new ArrayList<Ticket>();
        lock.lock();
        try {
            if (ticket.closed) {
                return;
            }
            ticket.closed = true;
            if (ticket.admitted) {
                free += ticket.weight;
            } else {
                waiting.remove(ticket);
            }
            admitWaiting(next);
        } finally {
            lock.unlock();
        }
        next.forEach(each -> each.admission.complete(null));
        releaseCallback.run();
    }

    /** Admits the work at the head of the queue for as long as it fits. Called with the lock held. */
    private void admitWaiting(List<Ticket> admitted) {
        while (!waiting.isEmpty() && waiting.getFirst().weight <= free) {
            var ticket = waiting.removeFirst();
            admit(ticket);
            admitted.add(ticket);
        }
    }

    /** Called with the lock held. */
    private void admit(Ticket ticket) {
        ticket.admitted = true;
        free -= ticket.weight;
    }
}
