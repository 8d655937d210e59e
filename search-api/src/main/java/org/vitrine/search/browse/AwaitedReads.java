package org.vitrine.search.browse;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.vitrine.admission.Bulkhead;

/**
 * Repeats a read of the index until something is found, for a limited number of requests at the same time. An image is
 * indexed some time before searches show it: until the index is refreshed. Cancelling the returned Uni, as happens when
 * the client closes its connection, ends the reads. Thread-safe.
 */
final class AwaitedReads {

    private static final Duration READ_INTERVAL = Duration.ofMillis(200);

    private final Bulkhead waiting;

    /**
     * @param maxWaiting maximum number of requests that wait, at least 1
     * @param refusal creates the failure of a further request
     */
    AwaitedReads(int maxWaiting, Supplier<? extends RuntimeException> refusal) {
        this.waiting = Bulkhead.refusing(maxWaiting, refusal);
    }

    /**
     * Reads every 200 ms until something is found. Fails with the refusal if too many requests wait.
     *
     * @param maxWait time after which an empty result is final; zero for one read, which is never refused
     */
    <T> Uni<Optional<T>> read(Duration maxWait, Supplier<Uni<Optional<T>>> read) {
        return maxWait.isZero()
                ? read.get()
                : waiting.withPermit(() -> repeat(read, System.nanoTime() + maxWait.toNanos()));
    }

    private static <T> Uni<Optional<T>> repeat(Supplier<Uni<Optional<T>>> read, long deadlineNanos) {
        return read.get()
                .flatMap(found -> found.isPresent() || System.nanoTime() - deadlineNanos >= 0
                        ? Uni.createFrom().item(found)
                        : Uni.createFrom()
                                .voidItem()
                                .onItem()
                                .delayIt()
                                .by(READ_INTERVAL)
                                .chain(() -> repeat(read, deadlineNanos)));
    }
}
