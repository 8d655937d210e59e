package org.vitrine.index.progress;

import java.time.Instant;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jboss.logging.Logger;
import org.vitrine.index.journey.FailedImage;
import org.vitrine.index.journey.Journey;

/**
 * Deletes expired journeys from the stores of a task, see {@link ProgressRetention#isJourneyExpired}, and subtracts
 * their images from the counts of collections. Runs at intervals on the thread of the task.
 */
final class JourneyExpiry implements Punctuator {

    private static final Logger LOG = Logger.getLogger(JourneyExpiry.class);

    private final ProgressRetention retention;
    private final StageCounter stageCounter;
    private final KeyValueStore<String, Journey> journeys;
    private final KeyValueStore<String, String> stages;
    private final KeyValueStore<String, FailedImage> failures;
    private final StoreScan<Journey> scan;

    private JourneyExpiry(ProgressRetention retention, StageCounter stageCounter, ProcessorContext<?, ?> context) {
        this.retention = retention;
        this.stageCounter = stageCounter;
        this.journeys = context.getStateStore(ProgressTopology.IMAGE_JOURNEY);
        this.stages = context.getStateStore(ProgressTopology.IMAGE_STAGE);
        this.failures = context.getStateStore(ProgressTopology.IMAGE_FAILURE);
        this.scan = new StoreScan<>(journeys, retention.maxEntries());
    }

    /**
     * Schedules the expiry for a task.
     *
     * @param stageCounter counter of the images of the task
     */
    static Cancellable schedule(
            ProgressRetention retention, StageCounter stageCounter, ProcessorContext<?, ?> context) {
        return context.schedule(
                retention.interval(),
                PunctuationType.WALL_CLOCK_TIME,
                new JourneyExpiry(retention, stageCounter, context));
    }

    @Override
    public void punctuate(long nowMs) {
        var now = Instant.ofEpochMilli(nowMs);
        var expired = scan.next(entry -> retention.isJourneyExpired(entry.value, now));
        expired.forEach(this::delete);
        if (!expired.isEmpty()) {
            LOG.infof("journeys expired: %d", expired.size());
        }
    }

    private void delete(KeyValue<String, Journey> entry) {
        entry.value.owner().ifPresent(owner -> {
            String key = owner.collectionId() + "/" + entry.key;
            failures.delete(key);
            String stage = stages.delete(key);
            if (stage != null) {
                stageCounter.remove(owner.collectionId(), stage);
            }
        });
        journeys.delete(entry.key);
    }
}
