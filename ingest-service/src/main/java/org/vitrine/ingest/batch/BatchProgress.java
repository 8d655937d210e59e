package org.vitrine.ingest.batch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vitrine.ingest.progress.BatchTotals;
import org.vitrine.ingest.progress.BatchTotals.FailedItem;

/**
 * A batch and where its photographs are.
 *
 * @param sent photographs posted, each once: already + indexed + rejected + deadLettered + inFlight
 * @param already posted, but here before
 * @param arrived indexed + rejected + deadLettered + inFlight
 * @param withdrawn since; not part of {@code sent}
 */
record BatchProgress(
        String batchId,
        String collectionId,
        String institutionId,
        Optional<String> title,
        Optional<Long> expected,
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

    /** Whether nothing more will happen by itself: all that was expected came, and nothing is in flight. */
    boolean done() {
        return inFlight == 0 && expected.map(count -> sent + withdrawn >= count).orElse(false);
    }
}
