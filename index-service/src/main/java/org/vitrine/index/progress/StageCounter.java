package org.vitrine.index.progress;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.vitrine.index.journey.Stage;

/**
 * How many things of each group are at each stage, for the partition of one task.
 *
 * <p>Written by the task's thread, read by those that answer requests. The group is a collection or a batch; the column
 * a stage, {@link #ALREADY} for what a batch sent that was here before, or {@link #REFUSED}.
 */
final class StageCounter {

    static final String ALREADY = "already";

    /** Refused by the upload API, and no bytes ever arrived; counts as rejected. */
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

    synchronized Map<String, Long> of(String group) {
        return Map.copyOf(counts.getOrDefault(group, Map.of()));
    }

    synchronized Map<String, Map<String, Long>> all() {
        var all = new HashMap<String, Map<String, Long>>();
        counts.forEach((group, columns) -> all.put(group, Map.copyOf(columns)));
        return all;
    }

    /** The stages of a row, in the order of the flow, those without any left out. */
    static Map<Stage, Long> stages(Map<String, Long> row) {
        var stages = new EnumMap<Stage, Long>(Stage.class);
        for (Stage stage : Stage.values()) {
            long refused = stage == Stage.REJECTED ? row.getOrDefault(REFUSED, 0L) : 0;
            long count = row.getOrDefault(stage.word(), 0L) + refused;
            if (count > 0) {
                stages.put(stage, count);
            }
        }
        return stages;
    }

    synchronized void remove(String group, String column) {
        Map<String, Long> row = counts.getOrDefault(group, Map.of());
        if (!row.containsKey(column)) {
            throw new IllegalStateException("group '%s' has nothing in '%s' to take away".formatted(group, column));
        }
        row.computeIfPresent(column, (_, count) -> count == 1 ? null : count - 1);
        if (row.isEmpty()) {
            counts.remove(group);
        }
    }
}
