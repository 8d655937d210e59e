package org.vitrine.index.progress;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.vitrine.index.journey.BatchItem;
import org.vitrine.index.journey.FailedImage;
import org.vitrine.index.journey.ImageStatus;
import org.vitrine.index.journey.Journey;
import org.vitrine.index.journey.Stage;

/**
 * Reads the progress of images and batches from the state stores of this replica, that is, of its partitions only.
 * Thread-safe. A method that reads a store throws {@link ProgressProblem.Unavailable} as an exception while the store
 * is being restored or moved. Counts are read from memory, of the tasks that run in this replica.
 */
@ApplicationScoped
class LocalProgress {

    private final ProgressStreams progress;
    private final StageCounters stageCounters;
    private final int maxFailures;

    LocalProgress(ProgressStreams progress, StageCounters stageCounters, ProgressConfig config) {
        this.progress = progress;
        this.stageCounters = stageCounters;
        this.maxFailures = config.maxFailures();
    }

    Optional<Journey> journey(String imageId) {
        ReadOnlyKeyValueStore<String, Journey> journeys = store(ProgressTopology.IMAGE_JOURNEY);
        try {
            return Optional.ofNullable(journeys.get(imageId));
        } catch (InvalidStateStoreException moved) {
            throw unavailable(moved);
        }
    }

    BatchCounts batch(String batchId) {
        var row = stageCounters.batch(batchId);
        var stages = StageCounter.stages(row);
        boolean failed = stages.containsKey(Stage.REJECTED) || stages.containsKey(Stage.DEAD_LETTERED);
        return new BatchCounts(
                row.getOrDefault(StageCounter.ALREADY, 0L), stages, failed ? failures(batchId) : List.of());
    }

    /** Returns the stages of those images whose partitions this replica has; unknown images are left out. */
    List<ImageStatus> statuses(List<String> imageIds) {
        ReadOnlyKeyValueStore<String, Journey> journeys = store(ProgressTopology.IMAGE_JOURNEY);
        try {
            return imageIds.stream()
                    .flatMap(
                            imageId -> Optional.ofNullable(journeys.get(imageId))
                                    .map(journey -> ImageStatus.of(imageId, journey))
                                    .stream())
                    .toList();
        } catch (InvalidStateStoreException moved) {
            throw unavailable(moved);
        }
    }

    /** @param after imageId after which the page begins; empty for the first page */
    FailurePage failuresOfCollection(String collectionId, String after, int limit) {
        ReadOnlyKeyValueStore<String, FailedImage> failures = store(ProgressTopology.IMAGE_FAILURE);
        // The partitions of this replica are read one after the other, each in key order. Keep the smallest keys of
        // all.
        var first = new TreeMap<String, FailedImage>();
        read(failures, collectionId, after, entry -> {
            first.put(entry.key, entry.value);
            if (first.size() > limit + 1) {
                first.pollLastEntry();
            }
            return true;
        });
        return FailurePage.of(limit, List.copyOf(first.values()), first.size() > limit);
    }

    /** @param after imageId after which the page begins; empty for the first page */
    FailurePage failuresOfBatch(String batchId, String after, int limit) {
        ReadOnlyKeyValueStore<String, BatchItem> failures = store(ProgressTopology.BATCH_FAILURE);
        var found = new ArrayList<FailedImage>(); // a batch is in one partition
        read(failures, batchId, after, entry -> {
            found.add(FailedImage.of(entry.value));
            return found.size() <= limit;
        });
        return FailurePage.of(limit, found, found.size() > limit);
    }

    /**
     * Reads the entries of a group in key order.
     *
     * @param group collectionId or batchId, the first part of the keys
     * @param after imageId after which reading starts; empty for the first entry
     * @param handler receives each entry, and returns whether to continue
     */
    private static <V> void read(
            ReadOnlyKeyValueStore<String, V> store,
            String group,
            String after,
            Predicate<KeyValue<String, V>> handler) {
        String from = group + "/" + after;
        // '0' is the character after '/': the range has every key of the group and no other.
        try (var range = store.range(from, group + "0")) {
            boolean more = true;
            while (more && range.hasNext()) {
                var entry = range.next();
                more = entry.key.equals(from) || handler.test(entry);
            }
        } catch (InvalidStateStoreException moved) {
            throw unavailable(moved);
        }
    }

    /**
     * Returns the stored originals of an institution in the partitions of this replica.
     *
     * <p>Unlike the other counts these throw while partitions are restored or moved: a count that is too small would let a
     * quota be exceeded.
     */
    StoredOriginals originals(String institutionId) {
        requireRunning();
        return stageCounters.originals(institutionId);
    }

    /** Returns the stored originals of all institutions in the partitions of this replica. */
    InstitutionTotals originals() {
        requireRunning();
        return stageCounters.originals();
    }

    private void requireRunning() {
        var state = progress.streams().state();
        if (state != KafkaStreams.State.RUNNING) {
            throw unavailable(new IllegalStateException("ingest-progress is " + state));
        }
    }

    StageCounts counts() {
        return new StageCounts(stageCounters.collections());
    }

    private List<BatchItem> failures(String batchId) {
        ReadOnlyKeyValueStore<String, BatchItem> failures = store(ProgressTopology.BATCH_FAILURE);
        var found = new ArrayList<BatchItem>();
        read(failures, batchId, "", entry -> {
            found.add(entry.value);
            return found.size() < maxFailures;
        });
        return List.copyOf(found);
    }

    private <V> ReadOnlyKeyValueStore<String, V> store(String name) {
        try {
            return progress.streams()
                    .store(StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.keyValueStore()));
        } catch (InvalidStateStoreException | IllegalStateException notRunning) {
            throw unavailable(notRunning);
        }
    }

    private static RuntimeException unavailable(RuntimeException cause) {
        return new ProgressProblem.Unavailable(String.valueOf(cause.getMessage())).exception();
    }
}
