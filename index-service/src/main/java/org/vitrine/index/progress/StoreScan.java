package org.vitrine.index.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;

/** Reads a store again and again, a bounded number of entries at a time, and begins anew after the last key. */
final class StoreScan<V> {

    private final KeyValueStore<String, V> store;
    private final int entries;
    private String after = "";

    /** @param entries read in one round at most, from 1 */
    StoreScan(KeyValueStore<String, V> store, int entries) {
        this.store = store;
        this.entries = entries;
    }

    /** The next entries that match, none of which are changed while the store is read. */
    List<KeyValue<String, V>> next(Predicate<KeyValue<String, V>> matches) {
        var found = new ArrayList<KeyValue<String, V>>();
        int read = 0;
        try (var range = store.range(after, null)) {
            while (range.hasNext() && read < entries) {
                var entry = range.next();
                if (entry.key.equals(after)) {
                    continue;
                }
                read++;
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
