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
    <T> Uni<T> after(String key, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            var mine = new CompletableFuture<Void>();
            var before = last.put(key, mine);
            var turn = before == null
                    ? Uni.createFrom().voidItem()
                    : Uni.createFrom().completionStage(before);
            return turn.chain(_ -> work.get()).onTermination().invoke(() -> {
                last.remove(key, mine);
                mine.complete(null);
            });
        });
    }

    /** Returns the number of keys with unfinished work. */
    int underWay() {
        return last.size();
    }
}
