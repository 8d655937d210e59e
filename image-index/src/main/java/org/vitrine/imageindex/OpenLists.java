package org.vitrine.imageindex;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The points in time of the lists that this process began and whose last page was not read, in the order of their last
 * use. Thread-safe.
 */
final class OpenLists {

    /** Each id takes some hundred bytes; OpenSearch's own limit is lower by default. */
    private static final int MAX_LISTS = 1_000;

    private static final int MIN_RELEASED = 8;

    private final Map<String, Boolean> ids = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MAX_LISTS;
        }
    };

    synchronized void used(String id) {
        ids.put(id, true);
    }

    synchronized void ended(String id) {
        ids.remove(id);
    }

    /** Removes and returns the least recently used quarter, at least {@value #MIN_RELEASED}; empty if there is none. */
    synchronized List<String> release() {
        var released = ids.keySet().stream()
                .limit(Math.max(MIN_RELEASED, ids.size() / 4))
                .toList();
        released.forEach(ids::remove);
        return released;
    }
}
