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
 * Deletes expired batches from the stores of a task: batches without an event for {@link ProgressRetention#batches} and
 * without photographs in flight. Runs at intervals on the thread of the task, with a limited number of entries per run.
 */
final class BatchExpiry implements Punctuator {

    private static final Logger LOG = Logger.getLogger(BatchExpiry.class);

    private final ProgressRetention retention;
    private final StageCounter stageCounter;
    private final Set<String> undated;
    private final KeyValueStore<String, String> items;
    private final KeyValueStore<String, BatchItem> failures;
    private final KeyValueStore<String, Long> newest;
    private final StoreScan<Long> rounds;

    private BatchExpiry(
            ProgressRetention retention,
            StageCounter stageCounter,
            Set<String> undated,
            ProcessorContext<?, ?> context) {
        this.retention = retention;
        this.stageCounter = stageCounter;
        this.undated = undated;
        this.items = context.getStateStore(ProgressTopology.BATCH_ITEM);
        this.failures = context.getStateStore(ProgressTopology.BATCH_FAILURE);
        this.newest = context.getStateStore(ProgressTopology.BATCH_NEWEST);
        this.rounds = new StoreScan<>(newest, retention.entries());
    }

    /**
     * Schedules the expiry for a task.
     *
     * @param stageCounter counter of the items of the task
     * @param undated batches of an earlier release, which stored no times; they get the time of the first run. The
     *     first run empties the set
     */
    static Cancellable schedule(
            ProgressRetention retention,
            StageCounter stageCounter,
            Set<String> undated,
            ProcessorContext<?, ?> context) {
        return context.schedule(
                retention.every(),
                PunctuationType.WALL_CLOCK_TIME,
                new BatchExpiry(retention, stageCounter, undated, context));
    }

    @Override
    public void punctuate(long nowMs) {
        undated.forEach(batchId -> newest.putIfAbsent(batchId, nowMs));
        undated.clear();
        var now = Instant.ofEpochMilli(nowMs);
        int left = retention.entries();
        for (var batch : rounds.next(entry -> isExpired(entry, now))) {
            left -= delete(batch.key, left);
            if (left <= 0) {
                break; // a later scan finds the others again
            }
        }
    }

    private boolean isExpired(KeyValue<String, Long> batch, Instant now) {
        return retention.isBatchExpired(
                Instant.ofEpochMilli(batch.value), stageCounter.of(batch.key).keySet(), now);
    }

    /** Deletes items of a batch and returns how many; the batch is gone once the result is less than {@code most}. */
    private int delete(String batchId, int most) {
        List<KeyValue<String, String>> found = new ArrayList<>();
        // '0' is the character after '/': the range has every key of the batch and no other.
        try (var range = items.range(batchId + "/", batchId + "0")) {
            while (range.hasNext() && found.size() < most) {
                found.add(range.next());
            }
        }
        for (var item : found) {
            items.delete(item.key);
            failures.delete(item.key);
            stageCounter.remove(batchId, item.value);
        }
        if (found.size() < most) {
            newest.delete(batchId);
            LOG.infof("batch=%s expired", batchId);
        }
        return found.size();
    }
}
