package org.vitrine.index.progress;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.vitrine.index.journey.BatchItem;

/**
 * Processor of the progress topology, by batch: stores the stage and the failure of each photograph of a batch, and the
 * time of the newest event of the batch, and updates the counts. One instance per task, used by one thread.
 */
final class BatchStateUpdater extends ContextualProcessor<String, BatchItem, Void, Void> {

    private final StageCounters stageCounters;
    private final ProgressRetention retention;
    private Optional<Cancellable> expiry = Optional.empty();
    private StageCounter stageCounter = new StageCounter();
    private KeyValueStore<String, String> items;
    private KeyValueStore<String, BatchItem> failures;
    private KeyValueStore<String, Long> newest;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    BatchStateUpdater(StageCounters stageCounters, ProgressRetention retention) {
        this.stageCounters = stageCounters;
        this.retention = retention;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        super.init(context);
        this.items = context.getStateStore(ProgressTopology.BATCH_ITEM);
        this.failures = context.getStateStore(ProgressTopology.BATCH_FAILURE);
        this.newest = context.getStateStore(ProgressTopology.BATCH_NEWEST);
        stageCounter = new StageCounter(); // a task may be initialised again, with another content of its stores
        try (var all = items.all()) {
            all.forEachRemaining(entry -> stageCounter.add(batchIdOf(entry.key), entry.value));
        }
        expiry = Optional.of(BatchExpiry.schedule(retention, stageCounter, undatedBatches(), context));
        stageCounters.registerBatches(stageCounter);
    }

    @Override
    public void process(Record<String, BatchItem> record) {
        String batchId = record.key();
        BatchItem item = record.value();
        String key = batchId + "/" + item.imageId();
        String column = item.already() ? StageCounter.ALREADY : item.stage().jsonName();
        String previousColumn = items.get(key);
        items.put(key, column);
        if (item.failed()) {
            failures.put(key, item);
        } else {
            failures.delete(key);
        }
        storeNewest(batchId, Math.min(record.timestamp(), context().currentSystemTimeMs()));
        if (previousColumn == null) {
            stageCounter.add(batchId, column);
        } else {
            stageCounter.move(batchId, previousColumn, column);
        }
    }

    @Override
    public void close() {
        expiry.ifPresent(Cancellable::cancel);
        stageCounters.unregisterBatches(stageCounter);
    }

    /** Returns the batches of an earlier release, which stored no times. Stores must not be written in init. */
    private Set<String> undatedBatches() {
        var undatedBatches = new HashSet<>(stageCounter.all().keySet());
        undatedBatches.removeIf(batchId -> newest.get(batchId) != null);
        return undatedBatches;
    }

    /**
     * Stores the time of an event. The caller limits it to now: a sender whose clock is ahead must not prolong a batch.
     */
    private void storeNewest(String batchId, long at) {
        Long known = newest.get(batchId);
        if (known == null || known < at) {
            newest.put(batchId, at);
        }
    }

    private static String batchIdOf(String key) {
        return key.substring(0, key.indexOf('/'));
    }
}
