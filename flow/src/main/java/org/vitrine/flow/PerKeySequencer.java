package org.vitrine.flow;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Runs work on one key in the order in which it was submitted, while work on different keys overlaps.
 * {@link StageRunner} uses it to process the records of one image in order.
 *
 * <p>It holds one entry for each key with unfinished work, and none for other keys. The caller bounds how much work is
 * submitted at the same time. Thread-safe.
 */
final class PerKeySequencer {

    private final ConcurrentHashMap<String, CompletableFuture<Void>> last = new ConcurrentHashMap<>();

    /**
     * Starts the work when all work that was submitted earlier for the same key has succeeded, failed or was cancelled.
     */
    <T> Uni<T> enqueue(String key, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            var completion = new CompletableFuture<Void>();
            var previous = last.put(key, completion);
            var start = previous == null
                    ? Uni.createFrom().voidItem()
                    : Uni.createFrom().completionStage(previous);
            return start.chain(_ -> work.get()).onTermination().invoke(() -> {
                last.remove(key, completion);
                completion.complete(null);
            });
        });
    }

    /** Returns the number of keys with unfinished work. */
    int activeKeys() {
        return last.size();
    }
}
