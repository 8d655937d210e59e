package org.vitrine.search.photograph;

import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.vitrine.admission.Bulkhead;
import org.vitrine.search.config.SearchConfig;
import org.vitrine.search.problem.SearchProblem;

/**
 * Limits the work that prepares and describes query photographs, by a {@link Bulkhead}; the work runs on virtual
 * threads. Cancelling the returned Uni, as happens when the client closes its connection, cancels the work and releases
 * its permit.
 */
@ApplicationScoped
class SearchAdmission {

    private final Bulkhead bulkhead;
    private final Duration turnTimeout;
    private final ExecutorService threads;

    SearchAdmission(SearchConfig config, @VirtualThreads ExecutorService threads) {
        this.bulkhead = new Bulkhead(
                config.concurrentSearches(), config.waitingSearches(), () -> new SearchProblem.Busy(config.retryAfter())
                        .exception());
        this.turnTimeout = config.turnTimeout();
        this.threads = threads;
    }

    /**
     * Runs the work once a permit is free. Fails with {@link SearchProblem.Busy} if too many searches wait, or if none
     * is free within {@code vitrine.search.turn-timeout}.
     */
    <T> Uni<T> withPermit(Supplier<Uni<T>> work) {
        return Uni.createFrom().emitter(answer -> {
            var finished = new AtomicBoolean();
            var task = threads.submit(() -> {
                try {
                    T item = bulkhead.call(turnTimeout, () -> await(work.get()));
                    finished.set(true);
                    answer.complete(item);
                } catch (RuntimeException | Error failure) {
                    finished.set(true);
                    answer.fail(failure);
                }
            });
            answer.onTermination(() -> {
                if (!finished.get()) {
                    task.cancel(true);
                }
            });
        });
    }

    private static <T> T await(Uni<T> work) {
        var task = work.subscribeAsCompletionStage();
        try {
            return task.get();
        } catch (InterruptedException cancelled) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new CancellationException("the client closed its connection");
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw new IllegalStateException(failed.getCause());
            }
        }
    }
}
