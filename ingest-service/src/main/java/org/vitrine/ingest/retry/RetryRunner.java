package org.vitrine.ingest.retry;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.vitrine.flow.TraceParent;
import org.vitrine.ingest.arrival.Reannouncements;
import org.vitrine.ingest.progress.BatchTotals.FailedItem;
import org.vitrine.ingest.progress.FailedImages;
import org.vitrine.ingest.progress.IngestProgress;

/**
 * Announces failed images again, page by page. Holds one page of ids in memory and announces up to 16 images at the
 * same time in this replica. Every method blocks until all are announced.
 */
@ApplicationScoped
class RetryRunner {

    private static final int AT_A_TIME = 16;

    private final IngestProgress progress;
    private final Reannouncements reannouncements;
    private final ExecutorService workers = Executors.newFixedThreadPool(
            AT_A_TIME, Thread.ofVirtual().name("retry-", 0).factory());

    RetryRunner(IngestProgress progress, Reannouncements reannouncements) {
        this.progress = progress;
        this.reannouncements = reannouncements;
    }

    RetryCounts image(String collectionId, String imageId, TraceParent trace) {
        return announced(collectionId, List.of(imageId), trace);
    }

    RetryCounts collection(String collectionId, TraceParent trace) {
        return pages(
                collectionId, trace, cursor -> progress.failuresOfCollection(collectionId, cursor, FailedImages.MOST));
    }

    RetryCounts batch(String collectionId, String batchId, TraceParent trace) {
        return pages(collectionId, trace, cursor -> progress.failuresOfBatch(batchId, cursor, FailedImages.MOST));
    }

    private RetryCounts pages(
            String collectionId, TraceParent trace, Function<Optional<String>, FailedImages> pageFrom) {
        var counts = RetryCounts.NONE;
        Optional<String> cursor = Optional.empty();
        do {
            var page = pageFrom.apply(cursor);
            var imageIds = page.failures().stream().map(FailedItem::imageId).toList();
            counts = counts.plus(announced(collectionId, imageIds, trace));
            cursor = page.next();
        } while (cursor.isPresent());
        return counts;
    }

    private RetryCounts announced(String collectionId, List<String> imageIds, TraceParent trace) {
        if (imageIds.isEmpty()) {
            return RetryCounts.NONE;
        }
        var seen = progress.stages(imageIds);
        var underWay = imageIds.stream()
                .map(imageId -> CompletableFuture.supplyAsync(
                        () -> reannouncements.announce(
                                collectionId, imageId, Optional.ofNullable(seen.get(imageId)), trace.next()),
                        workers))
                .toList();
        try {
            return RetryCounts.of(underWay.stream().map(CompletableFuture::join).toList());
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    @PreDestroy
    void close() {
        workers.shutdownNow();
    }
}
