package org.vitrine.ingest.progress;

import java.util.List;
import java.util.Map;
import org.vitrine.ingest.journey.BatchItem;
import org.vitrine.ingest.journey.Stage;

/**
 * Where the items of a batch are.
 *
 * @param already posted, but here before: not part of {@code byStage}
 * @param byStage stages without items are left out
 * @param failures the first of them, by imageId
 */
public record BatchCounts(long already, Map<Stage, Long> byStage, List<BatchItem> failures) {

    public long at(Stage stage) {
        return byStage.getOrDefault(stage, 0L);
    }

    /** Items that brought something: indexed + rejected + dead-lettered + in flight. Those withdrawn since are gone. */
    public long arrived() {
        return at(Stage.INDEXED) + at(Stage.REJECTED) + at(Stage.DEAD_LETTERED) + inFlight();
    }

    public long inFlight() {
        return byStage.entrySet().stream()
                .filter(stage -> stage.getKey().inFlight())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    public long sent() {
        return already + arrived() + at(Stage.WITHDRAWN);
    }
}
