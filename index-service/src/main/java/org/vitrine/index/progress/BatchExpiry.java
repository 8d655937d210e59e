package org.vitrine.index.progress;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jboss.logging.Logger;
import org.vitrine.index.journey.BatchItem;

/**
 * Deletes expired batches from the stores of a task: batches without an event for
 * {@link ProgressRetention#batchRetention} and without photographs in flight. Runs at intervals on the thread of the
 * task, with a limited number of entries per run.
 */
final class BatchExpiry implements Punctuator {

    private static final Logger LOG = Logger.getLogger(BatchExpiry.class);

    private final ProgressRetention retention;
    private final StageCounter stageCounter;
    private final Set<String> undatedBatches;
    private final KeyValueStore<String, String> items;
    private final KeyValueStore<String, BatchItem> failures;
    private final KeyValueStore<String, Long> newest;
    private final StoreScan<Long> scan;

    private BatchExpiry(
            ProgressRetention retention,
            StageCounter stageCounter,
            Set<String> undatedBatches,
            ProcessorContext<?, ?> context) {
        this.retention = retention;
        this.stageCounter = stageCounter;
        this.undatedBatches = undatedBatches;
        this.items = context.getStateStore(ProgressTopology.BATCH_ITEM);
        this.failures = context.getStateStore(ProgressTopology.BATCH_FAILURE);
        this.newest = context.getStateStore(ProgressTopology.BATCH_NEWEST);
        this.scan = new StoreScan<>(newest, retention.maxEntries());
    }

    /**
     * Schedules the expiry for a task.
     *
     * @param stageCounter counter of the items of the task
     * @param undatedBatches batches of an earlier release, which stored no times; they get the time of the first run.
     *     The first run empties the set
     */
    static Cancellable schedule(
            ProgressRetention retention,
            StageCounter stageCounter,
            Set<String> undatedBatches,
            ProcessorContext<?, ?> context) {
        return context.schedule(
                retention.interval(),
                PunctuationType.WALL_CLOCK_TIME,
                new BatchExpiry(retention, stageCounter, undatedBatches, context));
    }

    @Override
    public void punctuate(long nowMs) {
        undatedBatches.forEach(batchId -> newest.putIfAbsent(batchId, nowMs));
        undatedBatches.clear();
        var now = Instant.ofEpochMilli(nowMs);
        int remaining = retention.maxEntries();
        for (var batch : scan.next(entry -> isExpired(entry, now))) {
            remaining -= delete(batch.key, remaining);
            if (remaining <= 0) {
                break; // a later scan finds the others again
            }
        }
    }

    private boolean isExpired(KeyValue<String, Long> batch, Instant now) {
        return retention.isBatchExpired(
                Instant.ofEpochMilli(batch.value), stageCounter.of(batch.key).keySet(), now);
    }

    /** Deletes items of a batch and returns how many; the batch is deleted completely once the result is less than {@code limit}. */
    private int delete(String batchId, int limit) {
        List<KeyValue<String, String>> found = new ArrayList<>();
        // '0' is the character after '/': the range has every key of the batch and no other.
        try (var range = items.range(batchId + "/", batchId + "0")) {
            while (range.hasNext() && found.size() < limit) {
                found.add(range.next());
            }
        }
        for (var item : found) {
            items.delete(item.key);
            failures.delete(item.key);
            stageCounter.remove(batchId, item.value);
        }
        if (found.size() < limit) {
            newest.delete(batchId);
            LOG.infof("batch=%s expired", batchId);
        }
        return found.size();
    }
}
