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
 * So many bytes of photographs are held at the same time; who finds no room waits, in the order of coming. Eight photographs of
 * 60 MB that arrive together would otherwise fill the heap and take their neighbours down.
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
     * How much is read, held and taken in at most, in bytes.
     *
     * @param posted the most that ingest-service takes, where this service knows it; else 0
     */
    record Sizes(long read, long held, long heap, long posted) {

        /** What does not fit together, and the remedy. */
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
                            "vitrine.ingest.max-upload is %d and vitrine.preprocess.max-bytes %d: what is taken must be processed; lower the one or raise the other"
                                    .formatted(posted, read))
                    : Optional.empty();
        }
    }

    InFlightByteBudget(long most) {
        this.most = most;
        this.free = most;
    }

    /** Works once there is room for so many bytes; for more than there ever is, once nobody else holds any. */
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

    /** Also one whose turn never came: its attempt took too long. */
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
