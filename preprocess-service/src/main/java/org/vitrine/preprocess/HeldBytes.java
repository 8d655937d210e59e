package org.vitrine.preprocess;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * So many bytes of photographs are held at the same time; who finds no room waits, in the order of coming. Eight photographs of
 * 60 MB that arrive together would otherwise fill the heap and take their neighbours down.
 */
@ApplicationScoped
class HeldBytes {

    private final long most;
    private final Lock lock = new ReentrantLock();
    private final Deque<Turn> waiting = new ArrayDeque<>();
    private long free;

    private record Turn(long bytes, CompletableFuture<Void> come) {}

    @Inject
    HeldBytes(PreprocessConfig config) {
        this(config.heldBytes());
    }

    HeldBytes(long most) {
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
