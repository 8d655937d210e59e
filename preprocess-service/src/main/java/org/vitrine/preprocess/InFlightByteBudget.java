package org.vitrine.preprocess;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Limits the bytes of photographs that are in memory at the same time. A photograph that does not fit waits;
 * photographs are admitted in the order of their arrival. Without the limit, eight photographs of 60 MB that arrive
 * together would fill the heap, and all that are in work would fail. Thread-safe; work that waits holds no thread.
 */
@ApplicationScoped
class InFlightByteBudget {

    private final long maxBytes;
    private final Lock lock = new ReentrantLock();
    private final Deque<Ticket> waiting = new ArrayDeque<>();
    private long free;

    private record Ticket(long bytes, CompletableFuture<Void> admitted) {}

    @Inject
    InFlightByteBudget(
            PreprocessConfig config,
            @ConfigProperty(name = "vitrine.ingest.max-upload") Optional<MemorySize> maxUpload) {
        this(config.heldBytes());
        var sizes = new Sizes(
                config.maxBytes(),
                config.heldBytes(),
                Runtime.getRuntime().maxMemory(),
                maxUpload.map(MemorySize::asLongValue).orElse(0L));
        sizes.fault().ifPresent(fault -> {
            throw new IllegalStateException(fault);
        });
    }

    /**
     * The limits that have to fit together, in bytes.
     *
     * @param maxRead largest photograph that this service reads
     * @param maxHeld bytes of photographs in memory at the same time
     * @param heapBytes largest size of the Java heap
     * @param maxPosted largest upload that ingest-service accepts, if this service has that setting; else 0
     */
    record Sizes(long maxRead, long maxHeld, long heapBytes, long maxPosted) {

        /** Returns a sentence with the first conflict and its remedy; empty if the limits fit together. */
        Optional<String> fault() {
            if (maxRead > maxHeld) {
                return Optional.of(
                        "vitrine.preprocess.max-bytes is %d: it must be at most vitrine.preprocess.held-bytes, %d; lower it, or raise that and the heap"
                                .formatted(maxRead, maxHeld));
            }
            if (maxHeld > heapBytes / 2) {
                return Optional.of(
                        "vitrine.preprocess.held-bytes is %d: it must be at most half of the heap of %d; lower it, or raise the heap (-Xmx)"
                                .formatted(maxHeld, heapBytes));
            }
            return maxPosted > maxRead
                    ? Optional.of(
                            "vitrine.ingest.max-upload is %d: it must be at most vitrine.preprocess.max-bytes, %d; lower it, or raise that"
                                    .formatted(maxPosted, maxRead))
                    : Optional.empty();
        }
    }

    InFlightByteBudget(long maxBytes) {
        this.maxBytes = maxBytes;
        this.free = maxBytes;
    }

    /**
     * Subscribes to the work as soon as the budget has room for the bytes, and gives them back when it ends, fails or
     * is cancelled. Work with more bytes than the whole budget runs when no other work holds any.
     */
    <T> Uni<T> withBytes(long bytes, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            var ticket = new Ticket(Math.min(bytes, maxBytes), new CompletableFuture<>());
            enqueue(ticket);
            return Uni.createFrom()
                    .completionStage(ticket.admitted())
                    .chain(_ -> work.get())
                    .onTermination()
                    .invoke(() -> release(ticket));
        });
    }

    private void enqueue(Ticket ticket) {
        lock.lock();
        try {
            waiting.add(ticket);
        } finally {
            lock.unlock();
        }
        admitNext().forEach(each -> each.admitted().complete(null));
    }

    /**
     * Releases the bytes of a turn. A turn that was never admitted, because its attempt timed out, is removed from the
     * queue instead.
     */
    private void release(Ticket ticket) {
        lock.lock();
        try {
            if (!waiting.remove(ticket)) {
                free += ticket.bytes();
            }
        } finally {
            lock.unlock();
        }
        admitNext().forEach(each -> each.admitted().complete(null));
    }

    private List<Ticket> admitNext() {
        var admitted = new ArrayList<Ticket>();
        lock.lock();
        try {
            while (!waiting.isEmpty() && waiting.getFirst().bytes() <= free) {
                var ticket = waiting.removeFirst();
                free -= ticket.bytes();
                admitted.add(ticket);
            }
        } finally {
            lock.unlock();
        }
        return admitted;
    }
}
