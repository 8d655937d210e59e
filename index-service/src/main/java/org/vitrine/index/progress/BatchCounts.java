package org.vitrine.index.progress;

import java.util.List;
import java.util.Map;
import org.vitrine.index.journey.BatchItem;
import org.vitrine.index.journey.Stage;

/**
 * The numbers of photographs of a batch, by stage. Replicas of index-service exchange it as JSON.
 *
 * @param already number of photographs that were stored before they were posted; not part of {@code byStage}
 * @param byStage number of photographs at each stage; stages without photographs are left out
 * @param failures the first failed photographs, by imageId; at most {@code vitrine.index.progress.max-failures}
 */
record BatchCounts(long already, Map<Stage, Long> byStage, List<BatchItem> failures) {

    long at(Stage stage) {
        return byStage.getOrDefault(stage, 0L);
    }

    long inFlight() {
        return byStage.entrySet().stream()
                .filter(stage -> stage.getKey().inFlight())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Returns already + indexed + rejected + dead-lettered + in flight. Withdrawn photographs are not included. */
    long sent() {
        return already + at(Stage.INDEXED) + at(Stage.REJECTED) + at(Stage.DEAD_LETTERED) + inFlight();
    }
}
