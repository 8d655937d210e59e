package org.vitrine.index.progress;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.vitrine.index.journey.Stage;

/**
 * The number of images at each stage, in total and by collection.
 *
 * @param total number of images, without withdrawn ones
 * @param inFlight number of images that are still being processed
 */
record ProgressStatus(Map<Stage, Long> stages, long total, long inFlight, List<CollectionStatus> collections) {

    /**
     * The numbers of one collection.
     *
     * @param total number of images, without withdrawn ones
     * @param refused number of the rejected images that the upload API refused, so that their bytes never arrived
     */
    record CollectionStatus(String collectionId, Map<Stage, Long> stages, long total, long inFlight, long refused) {}

    /** @param counts number of images by collection and column, see {@link StageCounter} */
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
