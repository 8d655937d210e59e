package org.vitrine.index.progress;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.vitrine.index.journey.Stage;

/**
 * How many images are at which stage, in all and by collection.
 *
 * @param total without those withdrawn
 */
record ProgressStatus(Map<Stage, Long> stages, long total, long inFlight, List<CollectionStatus> collections) {

    /**
     * @param total without those withdrawn
     * @param refused of those rejected: by the upload API, so no bytes ever arrived
     */
    record CollectionStatus(String collectionId, Map<Stage, Long> stages, long total, long inFlight, long refused) {}

    /** @param counts images by collection and stage */
    static ProgressStatus of(Map<String, Map<String, Long>> counts) {
        var rows = new TreeMap<>(counts);
        var all = rows.values().stream().reduce(Map.of(), StageCounters::sum);
        var collections = rows.entrySet().stream()
                .map(row -> new CollectionStatus(
                        row.getKey(),
                        StageCounter.stages(row.getValue()),
                        total(row.getValue()),
                        inFlight(row.getValue()),
                        row.getValue().getOrDefault(StageCounter.REFUSED, 0L)))
                .toList();
        return new ProgressStatus(StageCounter.stages(all), total(all), inFlight(all), collections);
    }

    private static long total(Map<String, Long> row) {
        return sum(row, stage -> stage != Stage.WITHDRAWN);
    }

    private static long inFlight(Map<String, Long> row) {
        return sum(row, Stage::inFlight);
    }

    private static long sum(Map<String, Long> row, Predicate<Stage> counted) {
        return StageCounter.stages(row).entrySet().stream()
                .filter(stage -> counted.test(stage.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
