package org.vitrine.ingest.progress;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.vitrine.ingest.journey.BatchItem;
import org.vitrine.ingest.journey.Happening;
import org.vitrine.ingest.journey.Journey;
import org.vitrine.ingest.journey.Owner;

/**
 * Keeps the journey of each image and the count of each collection; passes on what its batches must know.
 *
 * <p>Everything is put and passed on with every record, changed or not: after a crash the record comes again, and
 * whatever was lost in between is made good.
 */
final class JourneyKeeper implements Processor<String, Happening, String, BatchItem> {

    private final Tallies tallies;
    private Tally tally = new Tally();
    private ProcessorContext<String, BatchItem> context;
    private KeyValueStore<String, Journey> journeys;
    private KeyValueStore<String, String> stages;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    JourneyKeeper(Tallies tallies) {
        this.tallies = tallies;
    }

    @Override
    public void init(ProcessorContext<String, BatchItem> context) {
        this.context = context;
        this.journeys = context.getStateStore(ProgressTopology.IMAGE_JOURNEY);
        this.stages = context.getStateStore(ProgressTopology.IMAGE_STAGE);
        // The stores are restored by now. One short entry each: about a million a second.
        tally = new Tally(); // a task may start again, with what its stores hold then
        try (var all = stages.all()) {
            all.forEachRemaining(entry -> tally.add(collectionOf(entry.key), entry.value));
        }
        tallies.openCollections(tally);
    }

    @Override
    public void process(Record<String, Happening> record) {
        String imageId = record.key();
        Journey before = journeys.get(imageId);
        Journey after = (before == null ? Journey.UNKNOWN : before).after(record.value());
        journeys.put(imageId, after);
        after.owner().ifPresent(owner -> count(owner, imageId, after));
        after.postings()
                .forEach((batchId, posting) ->
                        context.forward(record.withKey(batchId).withValue(BatchItem.of(imageId, posting, after))));
    }

    @Override
    public void close() {
        tallies.closeCollections(tally);
    }

    private void count(Owner owner, String imageId, Journey journey) {
        if (journey.arrival().isEmpty()) {
            return; // refused at the door: a matter of its batch, not an image of the collection
        }
        String key = owner.collectionId() + "/" + imageId;
        String now = journey.stage().word();
        String before = stages.get(key);
        stages.put(key, now);
        if (before == null) {
            tally.add(owner.collectionId(), now);
        } else {
            tally.move(owner.collectionId(), before, now);
        }
    }

    private static String collectionOf(String key) {
        return key.substring(0, key.indexOf('/'));
    }
}
