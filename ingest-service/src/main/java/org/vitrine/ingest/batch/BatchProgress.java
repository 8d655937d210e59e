package org.vitrine.ingest.batch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vitrine.ingest.progress.BatchTotals;
import org.vitrine.ingest.progress.BatchTotals.FailedItem;

/**
 * The JSON answer about a batch: what was stated when it was opened, and the counts of its photographs.
 *
 * @param expected number of photographs that the sender will send, where it states one
 * @param ignored files of operating systems and network drives in its bucket, such as {@code @eaDir}; not part of
 *     {@code sent}, absent where no bucket was listed
 * @param sent photographs that were posted, each counted once: already + indexed + rejected + deadLettered + inFlight
 * @param already photographs that were posted and changed nothing
 * @param arrived indexed + rejected + deadLettered + inFlight
 * @param withdrawn photographs that were withdrawn since; not part of {@code sent}
 * @param byStage photographs by stage, without those that are {@code already}
 * @param failures the first failed photographs, by imageId
 */
record BatchProgress(
        String batchId,
        String collectionId,
        String institutionId,
        Optional<String> title,
        Optional<Long> expected,
        Optional<Long> ignored,
        long sent,
        long already,
        long arrived,
        long indexed,
        long rejected,
        long deadLettered,
        long inFlight,
        long withdrawn,
        Map<String, Long> byStage,
        List<FailedItem> failures,
        Instant openedAt) {

    static BatchProgress of(Batch batch, BatchTotals totals) {
        return new BatchProgress(
                batch.batchId(),
                batch.collectionId(),
                batch.institutionId(),
                batch.title(),
                batch.expected(),
                batch.ignored(),
                totals.sent(),
                totals.already(),
                totals.sent() - totals.already(),
                totals.indexed(),
                totals.rejected(),
                totals.deadLettered(),
                totals.inFlight(),
                totals.withdrawn(),
                totals.byStage(),
                totals.failures(),
                batch.openedAt());
    }

    /**
     * Returns whether the batch is complete: all expected photographs have come, and none is in flight. False where no
     * number is expected.
     */
    boolean done() {
        return inFlight == 0 && expected.map(count -> sent + withdrawn >= count).orElse(false);
    }
}
