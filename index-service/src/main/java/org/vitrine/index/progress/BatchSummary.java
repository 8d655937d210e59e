package org.vitrine.index.progress;

import java.util.List;
import java.util.Map;
import org.vitrine.index.journey.BatchItem;
import org.vitrine.index.journey.Stage;

/**
 * The progress of a batch, as the API answers it: numbers of its photographs, each photograph counted once.
 *
 * @param sent photographs posted: already + indexed + rejected + deadLettered + inFlight
 * @param already photographs that were stored before they were posted
 * @param withdrawn photographs that were withdrawn since; not part of {@code sent}
 * @param byStage number at each stage, without {@code already}; stages without photographs are left out
 * @param failures the first failed photographs, by imageId
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
