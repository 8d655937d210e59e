package org.vitrine.index.progress;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.vitrine.index.journey.BatchItem;
import org.vitrine.index.journey.FailedImage;
import org.vitrine.index.journey.ImageOwner;
import org.vitrine.index.journey.Journey;
import org.vitrine.index.journey.JourneyEvent;
import org.vitrine.index.journey.JourneyEvent.Kind;
import org.vitrine.index.journey.Stage;

/**
 * Processor of the progress topology, by image: stores the journey, stage and failure of each image and the size of its
 * original, updates the counts of its collection and its institution, and forwards the state of the image in each of its
 * batches. One instance per task, used by one thread.
 *
 * <p>Everything except the size is stored and forwarded with every record, even if it did not change: after a crash the
 * record is redelivered, and restores what was lost. The size is compared with the store, and so restored as well.
 */
final class JourneyStateUpdater implements Processor<String, JourneyEvent, String, BatchItem> {

    private static final Set<String> FAILED =
            Set.of(Stage.REJECTED.jsonName(), Stage.DEAD_LETTERED.jsonName(), StageCounter.REFUSED);
    private static final Duration LISTING_DELAY = Duration.ofMillis(100);

    private final StageCounters stageCounters;
    private final ProgressRetention retention;
    private Optional<Cancellable> listing = Optional.empty();
    private Optional<Cancellable> expiry = Optional.empty();
    private StageCounter stageCounter = new StageCounter();
    private OriginalsCounter originalsCounter = new OriginalsCounter();
    private ProcessorContext<String, BatchItem> context;
    private KeyValueStore<String, Journey> journeys;
    private KeyValueStore<String, String> stages;
    private KeyValueStore<String, FailedImage> failures;
    private KeyValueStore<String, Long> originals;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    JourneyStateUpdater(StageCounters stageCounters, ProgressRetention retention) {
        this.stageCounters = stageCounters;
        this.retention = retention;
    }

    @Override
    public void init(ProcessorContext<String, BatchItem> context) {
        this.context = context;
        this.journeys = context.getStateStore(ProgressTopology.IMAGE_JOURNEY);
        this.stages = context.getStateStore(ProgressTopology.IMAGE_STAGE);
        this.failures = context.getStateStore(ProgressTopology.IMAGE_FAILURE);
        this.originals = context.getStateStore(ProgressTopology.IMAGE_ORIGINAL);
        // The stores are restored by now. Each entry is short: about a million are read per second.
        stageCounter = new StageCounter(); // a task may be initialised again, with another content of its stores
        var unlisted = new ArrayList<String>();
        try (var all = stages.all()) {
            all.forEachRemaining(entry -> {
                stageCounter.add(groupOf(entry.key), entry.value);
                if (FAILED.contains(entry.value) && failures.get(entry.key) == null) {
                    unlisted.add(entry.key);
                }
            });
        }
        if (!unlisted.isEmpty()) {
            listing = Optional.of(
                    context.schedule(LISTING_DELAY, PunctuationType.WALL_CLOCK_TIME, _ -> listFailures(unlisted)));
        }
        expiry = Optional.of(JourneyExpiry.schedule(retention, stageCounter, context));
        stageCounters.registerCollections(stageCounter);
        countOriginals();
    }

    private void countOriginals() {
        originalsCounter = new OriginalsCounter();
        try (var all = originals.all()) {
            all.forEachRemaining(
                    entry -> originalsCounter.replace(groupOf(entry.key), Optional.empty(), Optional.of(entry.value)));
        }
        stageCounters.registerOriginals(originalsCounter);
    }

    @Override
    public void process(Record<String, JourneyEvent> record) {
        String imageId = record.key();
        Journey previous = journeys.get(imageId);
        Journey after = (previous == null ? Journey.EMPTY : previous).after(record.value());
        journeys.put(imageId, after);
        after.owner().ifPresent(owner -> {
            updateCounts(owner, imageId, after);
            updateOriginals(owner, imageId, after);
        });
        after.postings()
                .forEach((batchId, posting) ->
                        context.forward(record.withKey(batchId).withValue(BatchItem.of(imageId, posting, after))));
    }

    @Override
    public void close() {
        expiry.ifPresent(Cancellable::cancel);
        stageCounters.unregisterCollections(stageCounter);
        stageCounters.unregisterOriginals(originalsCounter);
    }

    private void updateCounts(ImageOwner owner, String imageId, Journey journey) {
        if (journey.arrival().isEmpty() && !journey.entries().containsKey(Kind.REFUSED)) {
            return; // a fact read before its arrival, or an upload with a batch: not yet an image of the collection
        }
        String key = owner.collectionId() + "/" + imageId;
        if (journey.everFailed()) {
            FailedImage.of(imageId, journey)
                    .ifPresentOrElse(failed -> failures.put(key, failed), () -> failures.delete(key));
        }
        String column = columnOf(journey);
        String previous = stages.get(key);
        stages.put(key, column);
        if (previous == null) {
            stageCounter.add(owner.collectionId(), column);
        } else {
            stageCounter.move(owner.collectionId(), previous, column);
        }
    }

    private void updateOriginals(ImageOwner owner, String imageId, Journey journey) {
        String key = owner.institutionId() + "/" + imageId;
        var before = Optional.ofNullable(originals.get(key));
        var after = journey.originalBytes();
        if (before.equals(after)) {
            return; // most records do not change it, and each write is a record of the changelog
        }
        after.ifPresentOrElse(bytes -> originals.put(key, bytes), () -> originals.delete(key));
        originalsCounter.replace(owner.institutionId(), before, after);
    }

    private static String columnOf(Journey journey) {
        Stage stage = journey.stage();
        return stage == Stage.REJECTED && journey.arrival().isEmpty() ? StageCounter.REFUSED : stage.jsonName();
    }

    /**
     * Adds the failures of images that failed under an earlier release, which stored no list of them. Runs once,
     * shortly after init, because stores must not be written in init.
     */
    private void listFailures(List<String> unlisted) {
        for (String key : unlisted) {
            String imageId = key.substring(key.indexOf('/') + 1);
            Journey journey = journeys.get(imageId);
            if (journey != null) {
                FailedImage.of(imageId, journey).ifPresent(failed -> failures.put(key, failed));
            }
        }
        listing.ifPresent(Cancellable::cancel);
    }

    private static String groupOf(String key) {
        return key.substring(0, key.indexOf('/'));
    }
}
