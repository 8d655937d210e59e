package org.vitrine.ingest.reconciliation;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.vitrine.ingest.progress.ImageJourney;
import org.vitrine.ingest.progress.IngestProgress;
import org.vitrine.problem.ProblemException;

/**
 * Reads journeys and batches from index-service. Repeats a call, with backoff, while index-service is unavailable or
 * moves journeys between its replicas: a sweep has time. Blocks.
 *
 * @param timeout maximum time of a call with its repetitions
 */
record ProgressQueries(IngestProgress progress, Duration timeout) {

    private static final Duration MIN_BACKOFF = Duration.ofMillis(200);
    private static final Duration MAX_BACKOFF = Duration.ofSeconds(5);

    Optional<ImageJourney> journey(String imageId) {
        return retryUntilTimeout(() -> progress.journey(imageId));
    }

    /** Returns whether index-service counts photographs of a batch. */
    boolean hasPhotographs(String batchId) {
        return !retryUntilTimeout(() -> progress.batch(batchId)).hasNoItems();
    }

    private <T> T retryUntilTimeout(Supplier<T> call) {
        return Uni.createFrom()
                .item(call)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onFailure(ProblemException.class)
                .retry()
                .withBackOff(MIN_BACKOFF, MAX_BACKOFF)
                .expireIn(timeout.toMillis())
                .await()
                .indefinitely(); // each attempt and the total time are limited
    }
}
