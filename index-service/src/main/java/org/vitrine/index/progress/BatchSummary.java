package org.vitrine.index.progress;

import java.util.List;
import java.util.Map;
import org.vitrine.index.journey.BatchItem;
import org.vitrine.index.journey.Stage;

/**
 * Where the photographs of a batch are.
 *
 * @param sent photographs posted, each once: already + indexed + rejected + deadLettered + inFlight
 * @param already posted, but here before
 * @param withdrawn since; not part of {@code sent}
 * @param byStage of those that are not {@code already}; stages without photographs are left out
 * @param failures the first of them, by imageId
 */
record BatchSummary(
        String batchId,
        long sent,
        long already,
        long indexed,
        long rejected,
        long deadLettered,
        long inFlight,
        long withdrawn,
        Map<Stage, Long> byStage,
        List<BatchItem> failures) {

    static BatchSummary of(String batchId, BatchCounts counts) {
        return new BatchSummary(
                batchId,
                counts.sent(),
                counts.already(),
                counts.at(Stage.INDEXED),
                counts.at(Stage.REJECTED),
                counts.at(Stage.DEAD_LETTERED),
                counts.inFlight(),
                counts.at(Stage.WITHDRAWN),
                counts.byStage(),
                counts.failures());
    }
}
