package org.vitrine.index.progress;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The tallies of the tasks that run in this replica now. */
@Singleton
class Tallies {

    private final Set<Tally> collections = ConcurrentHashMap.newKeySet();
    private final Set<Tally> batches = ConcurrentHashMap.newKeySet();

    void openCollections(Tally tally) {
        collections.add(tally);
    }

    void closeCollections(Tally tally) {
        collections.remove(tally);
    }

    void openBatches(Tally tally) {
        batches.add(tally);
    }

    void closeBatches(Tally tally) {
        batches.remove(tally);
    }

    /** Images by collection and stage, of this replica's partitions. */
    Map<String, Map<String, Long>> collections() {
        var sum = new HashMap<String, Map<String, Long>>();
        for (Tally tally : collections) {
            tally.all().forEach((collection, row) -> sum.merge(collection, row, Tallies::sum));
        }
        return sum;
    }

    /** Items of a batch by stage; a batch lies in one partition. */
    Map<String, Long> batch(String batchId) {
        var sum = Map.<String, Long>of();
        for (Tally tally : batches) {
            sum = sum(sum, tally.of(batchId));
        }
        return sum;
    }

    static Map<String, Long> sum(Map<String, Long> left, Map<String, Long> right) {
        var sum = new HashMap<>(left);
        right.forEach((column, count) -> sum.merge(column, count, Long::sum));
        return sum;
    }
}
