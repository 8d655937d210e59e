package org.vitrine.modelserver.rekognition;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.vitrine.modelserver.settings.ModelServerConfig;

/**
 * The threads that decode and measure pictures for {@code DetectLabels}: by default as many as there are cores, with a
 * bounded queue. If the queue is full, a request fails as busy.
 */
@ApplicationScoped
class MeasurementExecutor {

    private final ThreadPoolExecutor threads;

    MeasurementExecutor(ModelServerConfig config) {
        int threadCount = config.concurrentRuns() > 0
                ? config.concurrentRuns()
                : Runtime.getRuntime().availableProcessors();
        threads = new ThreadPoolExecutor(
                threadCount,
                threadCount,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(Math.max(1, config.waitingRuns())),
                Thread.ofPlatform().name("measure-", 0).daemon().factory());
    }

    <T> Uni<T> compute(Supplier<T> work) {
        return Uni.createFrom()
                .item(work)
                .runSubscriptionOn(threads)
                .onFailure(RejectedExecutionException.class)
                .transform(_ -> RekognitionFault.busy("the queue of images is full (vitrine.models.waiting-runs)"));
    }

    void end(@Observes ShutdownEvent end) {
        threads.shutdownNow();
    }
}
