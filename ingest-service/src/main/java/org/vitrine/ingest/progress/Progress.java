package org.vitrine.ingest.progress;

import io.quarkus.kafka.streams.runtime.KafkaStreamsRuntimeConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.vitrine.ingest.journey.Journey;
import org.vitrine.ingest.problem.IngestProblem;

/** Where images and batches are, whichever replica knows. Waits; call it on a thread that may. */
@ApplicationScoped
public class Progress {

    private final KafkaStreams streams;
    private final LocalProgress local;
    private final Neighbours neighbours;
    private final RecentArrivals recent;
    private final HostInfo self;

    Progress(
            KafkaStreams streams,
            LocalProgress local,
            Neighbours neighbours,
            RecentArrivals recent,
            KafkaStreamsRuntimeConfig config) {
        this.streams = streams;
        this.local = local;
        this.neighbours = neighbours;
        this.recent = recent;
        // As Kafka Streams itself was told: read anew, the port could be another by now.
        this.self = HostInfo.buildFromEndpoint(config.applicationServer().orElseThrow());
    }

    /** Empty where nothing was ever heard of the image. */
    public Optional<Journey> journey(String imageId) {
        Supplier<Optional<Journey>> kept = () -> at(
                ProgressTopology.IMAGE_JOURNEY,
                imageId,
                () -> local.journey(imageId),
                ProgressResource.journeyPath(imageId),
                Journey.class);
        var posted = recent.find(imageId);
        return posted.isEmpty()
                ? kept.get()
                : Optional.of(kept.get().orElse(Journey.UNKNOWN).after(posted.get()));
    }

    /** All zero where nothing was sent with the batch yet. */
    public BatchCounts batch(String batchId) {
        return at(
                        ProgressTopology.BATCH_ITEM,
                        batchId,
                        () -> Optional.of(local.batch(batchId)),
                        ProgressResource.batchPath(batchId),
                        BatchCounts.class)
                .orElseThrow(() -> new IngestProblem.ProgressUnavailable("no counts").exception());
    }

    /** Images by collection and stage, of all replicas. */
    public Map<String, Map<String, Long>> collections() {
        var sum = new HashMap<>(local.status().collections());
        running(() -> streams.streamsMetadataForStore(ProgressTopology.IMAGE_JOURNEY)).stream()
                .map(StreamsMetadata::hostInfo)
                .filter(replica -> !replica.equals(self))
                .distinct()
                .map(replica -> neighbours
                        .ask(replica, ProgressResource.STATUS_PATH, StageCounts.class)
                        .orElseThrow(() -> new IngestProblem.ProgressUnavailable("no counts").exception()))
                .forEach(counts ->
                        counts.collections().forEach((collection, row) -> sum.merge(collection, row, Tallies::sum)));
        return sum;
    }

    private <T> Optional<T> at(String store, String key, Supplier<Optional<T>> here, String pathThere, Class<T> type) {
        var owner = running(() -> streams.queryMetadataForKey(store, key, new StringSerializer()));
        if (owner == null || owner.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
            throw new IngestProblem.ProgressUnavailable("nobody owns the partition yet").exception();
        }
        return owner.activeHost().equals(self) ? here.get() : neighbours.ask(owner.activeHost(), pathThere, type);
    }

    private static <T> T running(Supplier<T> question) {
        try {
            return question.get();
        } catch (IllegalStateException | InvalidStateStoreException notRunning) {
            throw new IngestProblem.ProgressUnavailable(String.valueOf(notRunning.getMessage())).exception();
        }
    }
}
