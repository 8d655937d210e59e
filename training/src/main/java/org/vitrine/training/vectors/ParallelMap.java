package org.vitrine.training.vectors;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Applies a function to every element of a list in parallel, with one thread for each core. */
public final class ParallelMap {

    private ParallelMap() {}

    /** The function that is applied to each element; called from several threads. */
    @FunctionalInterface
    public interface Work<A, B> {
        B apply(A element) throws IOException;
    }

    /**
     * Blocks until all elements are done. The first failure, in the order of the list, cancels the rest and is thrown.
     *
     * @param what what is done, in one or two words, for the progress
     * @return results in the order of {@code elements}
     */
    public static <A, B> List<B> map(List<A> elements, String what, ProgressListener progressListener, Work<A, B> work)
            throws IOException, InterruptedException {
        var done = new AtomicInteger();
        try (var pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            var futures = new ArrayList<Future<B>>();
            for (A element : elements) {
                Callable<B> task = () -> {
                    B answer = work.apply(element);
                    progressListener.onProgress(what, done.incrementAndGet(), elements.size());
                    return answer;
                };
                futures.add(pool.submit(task));
            }
            try {
                var answers = new ArrayList<B>();
                for (var future : futures) {
                    answers.add(future.get());
                }
                return answers;
            } catch (ExecutionException failed) {
                pool.shutdownNow();
                throw raised(Objects.requireNonNullElse(failed.getCause(), failed));
            } catch (InterruptedException interrupted) {
                pool.shutdownNow();
                throw interrupted;
            }
        }
    }

    private static IOException raised(Throwable cause) {
        return switch (cause) {
            case IOException unreadable -> unreadable;
            case RuntimeException ours -> throw ours;
            case Error fatal -> throw fatal;
            default -> new IOException(cause);
        };
    }
}
