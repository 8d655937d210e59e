package org.vitrine.index.progress;

import java.util.List;
import java.util.Map;
import org.vitrine.index.journey.BatchItem;
import org.vitrine.index.journey.Stage;

/**
 * Where the items of a batch are.
 *
 * @param already posted, but here before: not part of {@code byStage}
 * @param byStage stages without items are left out
 * @param failures the first of them, by imageId
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

    /** already + indexed + rejected + dead-lettered + in flight. Those withdrawn since are not part of it. */
    long sent() {
        return already + at(Stage.INDEXED) + at(Stage.REJECTED) + at(Stage.DEAD_LETTERED) + inFlight();
    }
}
