package org.vitrine.flow;

import java.util.Collection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Makes blocking calls at the same time, of a limited number, each on a virtual thread. */
final class ParallelCalls {

    private ParallelCalls() {}

    /**
     * Calls the action with each element and returns after all calls. The first failure interrupts the calls that run,
     * prevents those that have not started, and is thrown.
     *
     * @param limit most calls at the same time; at least 1
     * @throws InterruptedException if this thread is interrupted; then no call runs any more either
     */
    static <T> void forEach(Collection<T> elements, int limit, Consumer<? super T> action) throws InterruptedException {
        try (var threads =
                Executors.newFixedThreadPool(limit, Thread.ofVirtual().factory())) {
            var calls = new ExecutorCompletionService<T>(threads);
            for (T element : elements) {
                calls.submit(() -> {
                    action.accept(element);
                    return element;
                });
            }
            try {
                for (int ended = 0; ended < elements.size(); ended++) {
                    calls.take().get();
                }
            } catch (ExecutionException failure) {
                throw failure.getCause() instanceof RuntimeException cause
                        ? cause
                        : new IllegalStateException(failure.getCause());
            } finally {
                threads.shutdownNow();
            }
        }
    }
}
