package org.vitrine.index.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Scans a state store repeatedly, a limited number of entries per call; after the last key it starts again with the
 * first. Used by the thread of the task only.
 */
final class StoreScan<V> {

    private final KeyValueStore<String, V> store;
    private final int maxEntries;
    private String after = "";

    /** @param maxEntries maximum number of entries to read per call, from 1 */
    StoreScan(KeyValueStore<String, V> store, int maxEntries) {
        this.store = store;
        this.maxEntries = maxEntries;
    }

    /**
     * Reads the next entries and returns those that match. The iterator is closed before the caller changes the store.
     */
    List<KeyValue<String, V>> next(Predicate<KeyValue<String, V>> matches) {
        var found = new ArrayList<KeyValue<String, V>>();
        int count = 0;
        try (var range = store.range(after, null)) {
            while (range.hasNext() && count < maxEntries) {
                var entry = range.next();
                if (entry.key.equals(after)) {
                    continue;
                }
                count++;
                after = entry.key;
                if (matches.test(entry)) {
                    found.add(entry);
                }
            }
            if (!range.hasNext()) {
                after = "";
            }
        }
        return found;
    }
}
