package org.vitrine.ingest.progress;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.vitrine.ingest.journey.BatchItem;
import org.vitrine.ingest.journey.Journey;
import org.vitrine.ingest.problem.IngestProblem;
import org.vitrine.ingest.settings.IngestConfig;

/** What the partitions in this replica know. */
@ApplicationScoped
class LocalProgress {

    private final KafkaStreams streams;
    private final Tallies tallies;
    private final int maxFailures;

    LocalProgress(KafkaStreams streams, Tallies tallies, IngestConfig config) {
        this.streams = streams;
        this.tallies = tallies;
        this.maxFailures = config.progress().maxFailures();
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
        var row = tallies.batch(batchId);
        var stages = Tally.stages(row);
        boolean failed = stages.containsKey(org.vitrine.ingest.journey.Stage.REJECTED)
                || stages.containsKey(org.vitrine.ingest.journey.Stage.DEAD_LETTERED);
        return new BatchCounts(row.getOrDefault(Tally.ALREADY, 0L), stages, failed ? failures(batchId) : List.of());
    }

    StageCounts status() {
        return new StageCounts(tallies.collections());
    }

    private List<BatchItem> failures(String batchId) {
        ReadOnlyKeyValueStore<String, BatchItem> failures = store(ProgressTopology.BATCH_FAILURE);
        var told = new ArrayList<BatchItem>();
        // '0' follows '/': every key of the batch and no other.
        try (var range = failures.range(batchId + "/", batchId + "0")) {
            while (range.hasNext() && told.size() < maxFailures) {
                told.add(range.next().value);
            }
        } catch (InvalidStateStoreException moved) {
            throw unavailable(moved);
        }
        return List.copyOf(told);
    }

    private <V> ReadOnlyKeyValueStore<String, V> store(String name) {
        try {
            return streams.store(StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.keyValueStore()));
        } catch (InvalidStateStoreException | IllegalStateException notRunning) {
            throw unavailable(notRunning);
        }
    }

    private static RuntimeException unavailable(RuntimeException cause) {
        return new IngestProblem.ProgressUnavailable(String.valueOf(cause.getMessage())).exception();
    }
}
