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

    private final long most;
    private final Lock lock = new ReentrantLock();
    private final Deque<Turn> waiting = new ArrayDeque<>();
    private long free;

    private record Turn(long bytes, CompletableFuture<Void> come) {}

    @Inject
    InFlightByteBudget(
            PreprocessConfig config,
            @ConfigProperty(name = "vitrine.ingest.max-upload") Optional<MemorySize> mostPosted) {
        this(config.heldBytes());
        var sizes = new Sizes(
                config.maxBytes(),
                config.heldBytes(),
                Runtime.getRuntime().maxMemory(),
                mostPosted.map(MemorySize::asLongValue).orElse(0L));
        sizes.fault().ifPresent(fault -> {
            throw new IllegalStateException(fault);
        });
    }

    /**
     * The limits that have to fit together, in bytes.
     *
     * @param read largest photograph that this service reads
     * @param held bytes of photographs in memory at the same time
     * @param heap largest size of the Java heap
     * @param posted largest upload that ingest-service accepts, if this service has that setting; else 0
     */
    record Sizes(long read, long held, long heap, long posted) {

        /** Returns a sentence with the first conflict and its remedy; empty if the limits fit together. */
        Optional<String> fault() {
            if (read > held) {
                return Optional.of(
                        "vitrine.preprocess.max-bytes is %d: it must be at most vitrine.preprocess.held-bytes, %d; lower it, or raise that and the heap"
                                .formatted(read, held));
            }
            if (held > heap / 2) {
                return Optional.of(
                        "vitrine.preprocess.held-bytes is %d: it must be at most half of the heap of %d; lower it, or raise the heap (-Xmx)"
                                .formatted(held, heap));
            }
            return posted > read
                    ? Optional.of(
                            "vitrine.ingest.max-upload is %d: it must be at most vitrine.preprocess.max-bytes, %d; lower it, or raise that"
                                    .formatted(posted, read))
                    : Optional.empty();
        }
    }

    InFlightByteBudget(long most) {
        this.most = most;
        this.free = most;
    }

    /**
     * Subscribes to the work as soon as the budget has room for the bytes, and gives them back when it ends, fails or
     * is cancelled. Work with more bytes than the whole budget runs when no other work holds any.
     */
    <T> Uni<T> during(long bytes, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            var turn = new Turn(Math.min(bytes, most), new CompletableFuture<>());
            come(turn);
            return Uni.createFrom()
                    .completionStage(turn.come())
                    .chain(_ -> work.get())
                    .onTermination()
                    .invoke(() -> gone(turn));
        });
    }

    private void come(Turn turn) {
        lock.lock();
        try {
            waiting.add(turn);
        } finally {
            lock.unlock();
        }
        next().forEach(each -> each.come().complete(null));
    }

    /**
     * Releases the bytes of a turn. A turn that was never admitted, because its attempt timed out, is removed from the
     * queue instead.
     */
    private void gone(Turn turn) {
        lock.lock();
        try {
            if (!waiting.remove(turn)) {
                free += turn.bytes();
            }
        } finally {
            lock.unlock();
        }
        next().forEach(each -> each.come().complete(null));
    }

    private List<Turn> next() {
        var admitted = new ArrayList<Turn>();
        lock.lock();
        try {
            while (!waiting.isEmpty() && waiting.getFirst().bytes() <= free) {
                var turn = waiting.removeFirst();
                free -= turn.bytes();
                admitted.add(turn);
            }
        } finally {
            lock.unlock();
        }
        return admitted;
    }
}
