package org.vitrine.index.progress;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Counts the stored originals by institution, for the partition of one task. Thread-safe: the thread of the task writes,
 * threads that answer requests read.
 */
final class OriginalsCounter {

    private final Map<String, StoredOriginals> counts = new HashMap<>();

    /**
     * Counts a change of the original of one photograph.
     *
     * @param before bytes of the original that was counted; empty where none was
     * @param after bytes of the original that is stored now; empty where none is
     */
    synchronized void replace(String institutionId, Optional<Long> before, Optional<Long> after) {
        var counted = of(institutionId);
        var removed = before.map(counted::without).orElse(counted);
        var updated = after.map(removed::with).orElse(removed);
        if (updated.photographs() == 0) {
            counts.remove(institutionId);
        } else {
            counts.put(institutionId, updated);
        }
    }

    synchronized Map<String, StoredOriginals> all() {
        return Map.copyOf(counts);
    }

    /** Returns the counts of an institution; zero for an unknown one. */
    synchronized StoredOriginals of(String institutionId) {
        return counts.getOrDefault(institutionId, StoredOriginals.NONE);
    }
}
