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

    private static final int MAX_CONCURRENT = 16;

    private final IngestProgress progress;
    private final Reannouncements reannouncements;
    private final ExecutorService workers = Executors.newFixedThreadPool(
            MAX_CONCURRENT, Thread.ofVirtual().name("retry-", 0).factory());

    RetryRunner(IngestProgress progress, Reannouncements reannouncements) {
        this.progress = progress;
        this.reannouncements = reannouncements;
    }

    RetryCounts image(String collectionId, String imageId, TraceParent trace) {
        return announceAll(collectionId, List.of(imageId), trace);
    }

    RetryCounts collection(String collectionId, TraceParent trace) {
        return pages(
                collectionId,
                trace,
                cursor -> progress.failuresOfCollection(collectionId, cursor, FailedImages.MAX_PAGE_SIZE));
    }

    RetryCounts batch(String collectionId, String batchId, TraceParent trace) {
        return pages(
                collectionId, trace, cursor -> progress.failuresOfBatch(batchId, cursor, FailedImages.MAX_PAGE_SIZE));
    }

    private RetryCounts pages(
            String collectionId, TraceParent trace, Function<Optional<String>, FailedImages> pageFrom) {
        var counts = RetryCounts.NONE;
        Optional<String> cursor = Optional.empty();
        do {
            var page = pageFrom.apply(cursor);
            var imageIds = page.failures().stream().map(FailedItem::imageId).toList();
            counts = counts.plus(announceAll(collectionId, imageIds, trace));
            cursor = page.next();
        } while (cursor.isPresent());
        return counts;
    }

    private RetryCounts announceAll(String collectionId, List<String> imageIds, TraceParent trace) {
        if (imageIds.isEmpty()) {
            return RetryCounts.NONE;
        }
        var stages = progress.stages(imageIds);
        var announcements = imageIds.stream()
                .map(imageId -> CompletableFuture.supplyAsync(
                        () -> reannouncements.announce(
                                collectionId, imageId, Optional.ofNullable(stages.get(imageId)), trace.next()),
                        workers))
                .toList();
        try {
            return RetryCounts.of(
                    announcements.stream().map(CompletableFuture::join).toList());
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    @PreDestroy
    void close() {
        workers.shutdownNow();
    }
}
