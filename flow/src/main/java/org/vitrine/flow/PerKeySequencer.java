package org.vitrine.flow;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Lets work on different keys overlap while work on one key runs in the order it was given.
 *
 * <p>Holds one entry for each key that has work under way, and none for others. How much is under way at once is
 * bounded by the caller.
 */
final class PerKeySequencer {

    private final ConcurrentHashMap<String, CompletableFuture<Void>> last = new ConcurrentHashMap<>();

    /** Starts the work once all work given before for the same key has ended, well or badly. */
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

    /** Keys with work under way. */
    int underWay() {
        return last.size();
    }
}
