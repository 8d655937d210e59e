package org.vitrine.index.progress;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.vitrine.index.journey.BatchItem;

/** Keeps where each item of a batch is, which failed, and the counts. */
final class BatchKeeper extends ContextualProcessor<String, BatchItem, Void, Void> {

    private final Tallies tallies;
    private Tally tally = new Tally();
    private KeyValueStore<String, String> items;
    private KeyValueStore<String, BatchItem> failures;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    BatchKeeper(Tallies tallies) {
        this.tallies = tallies;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        super.init(context);
        this.items = context.getStateStore(ProgressTopology.BATCH_ITEM);
        this.failures = context.getStateStore(ProgressTopology.BATCH_FAILURE);
        tally = new Tally(); // a task may start again, with what its stores hold then
        try (var all = items.all()) {
            all.forEachRemaining(entry -> tally.add(batchOf(entry.key), entry.value));
        }
        tallies.openBatches(tally);
    }

    @Override
    public void process(Record<String, BatchItem> record) {
        String batchId = record.key();
        BatchItem item = record.value();
        String key = batchId + "/" + item.imageId();
        String now = item.already() ? Tally.ALREADY : item.stage().word();
        String before = items.get(key);
        items.put(key, now);
        if (item.failed()) {
            failures.put(key, item);
        } else {
            failures.delete(key);
        }
        if (before == null) {
            tally.add(batchId, now);
        } else {
            tally.move(batchId, before, now);
        }
    }

    @Override
    public void close() {
        tallies.closeBatches(tally);
    }

    private static String batchOf(String key) {
        return key.substring(0, key.indexOf('/'));
    }
}
