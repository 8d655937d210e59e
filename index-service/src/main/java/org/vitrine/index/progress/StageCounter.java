package org.vitrine.index.progress;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.vitrine.index.journey.Stage;

/**
 * Counts images by group and column, for the partition of one task.
 *
 * <p>The group is a collectionId or a batchId. The column is the JSON name of a stage, {@link #ALREADY} for a
 * photograph of a batch that was stored before, or {@link #REFUSED}. Thread-safe: the thread of the task writes,
 * threads that answer requests read.
 */
final class StageCounter {

    static final String ALREADY = "already";

    /** Column of images that the upload API refused, so that their bytes never arrived; counted as rejected. */
    static final String REFUSED = "refused";

    private final Map<String, Map<String, Long>> counts = new HashMap<>();

    synchronized void move(String group, String from, String to) {
        if (from.equals(to)) {
            return;
        }
        remove(group, from);
        add(group, to);
    }

    synchronized void add(String group, String column) {
        counts.computeIfAbsent(group, _ -> new HashMap<>()).merge(column, 1L, Long::sum);
    }

    /** Returns a copy of the counts of a group, by column; empty for an unknown group. */
    synchronized Map<String, Long> of(String group) {
        return Map.copyOf(counts.getOrDefault(group, Map.of()));
    }

    synchronized Map<String, Map<String, Long>> all() {
        var all = new HashMap<String, Map<String, Long>>();
        counts.forEach((group, columns) -> all.put(group, Map.copyOf(columns)));
        return all;
    }

    /** Converts the counts of a group to stages, in the order of the flow; stages without images are left out. */
    static Map<Stage, Long> stages(Map<String, Long> row) {
        var stages = new EnumMap<Stage, Long>(Stage.class);
        for (Stage stage : Stage.values()) {
            long refused = stage == Stage.REJECTED ? row.getOrDefault(REFUSED, 0L) : 0;
            long count = row.getOrDefault(stage.jsonName(), 0L) + refused;
            if (count > 0) {
                stages.put(stage, count);
            }
        }
        return stages;
    }

    /** @throws IllegalStateException if the count is zero */
    synchronized void remove(String group, String column) {
        Map<String, Long> row = counts.getOrDefault(group, Map.of());
        if (!row.containsKey(column)) {
            throw new IllegalStateException(
                    "the count of column '%s' of group '%s' is already 0".formatted(column, group));
        }
        row.computeIfPresent(column, (_, count) -> count == 1 ? null : count - 1);
        if (row.isEmpty()) {
            counts.remove(group);
        }
    }
}
