package org.vitrine.index.progress;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The registry of the {@link StageCounter}s and {@link OriginalsCounter}s of the tasks that run in this replica.
 * Thread-safe.
 */
@Singleton
class StageCounters {

    private final Set<StageCounter> collections = ConcurrentHashMap.newKeySet();
    private final Set<StageCounter> batches = ConcurrentHashMap.newKeySet();
    private final Set<OriginalsCounter> originals = ConcurrentHashMap.newKeySet();

    void registerCollections(StageCounter stageCounter) {
        collections.add(stageCounter);
    }

    void unregisterCollections(StageCounter stageCounter) {
        collections.remove(stageCounter);
    }

    void registerBatches(StageCounter stageCounter) {
        batches.add(stageCounter);
    }

    void unregisterBatches(StageCounter stageCounter) {
        batches.remove(stageCounter);
    }

    void registerOriginals(OriginalsCounter originalsCounter) {
        originals.add(originalsCounter);
    }

    void unregisterOriginals(OriginalsCounter originalsCounter) {
        originals.remove(originalsCounter);
    }

    /** Returns the stored originals of all institutions, of the partitions of this replica. */
    InstitutionTotals originals() {
        return originals.stream()
                .map(counter -> new InstitutionTotals(counter.all()))
                .reduce(new InstitutionTotals(Map.of()), InstitutionTotals::plus);
    }

    /** Returns the stored originals of an institution, of the partitions of this replica. */
    StoredOriginals originals(String institutionId) {
        return originals.stream()
                .map(counter -> counter.of(institutionId))
                .reduce(StoredOriginals.NONE, StoredOriginals::plus);
    }

    /** Returns the number of images by collection and column, of the partitions of this replica. */
    Map<String, Map<String, Long>> collections() {
        var sum = new HashMap<String, Map<String, Long>>();
        for (StageCounter stageCounter : collections) {
            stageCounter.all().forEach((collection, row) -> sum.merge(collection, row, StageCounters::sum));
        }
        return sum;
    }

    /** Returns the number of photographs of a batch by column; empty where its partition is in another replica. */
    Map<String, Long> batch(String batchId) {
        var sum = Map.<String, Long>of();
        for (StageCounter stageCounter : batches) {
            sum = sum(sum, stageCounter.of(batchId));
        }
        return sum;
    }

    static Map<String, Long> sum(Map<String, Long> left, Map<String, Long> right) {
        var sum = new HashMap<>(left);
        right.forEach((column, count) -> sum.merge(column, count, Long::sum));
        return sum;
    }
}
