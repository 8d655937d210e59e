package org.vitrine.index.progress;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.vitrine.index.journey.ImageStatus;
import org.vitrine.index.journey.Journey;

/**
 * Reads the progress of images and batches from the replica that holds their state: this one, or another over HTTP.
 * Blocks; call it on a virtual or worker thread. Throws {@link ProgressProblem.Unavailable} as an exception while state
 * is being restored or moved, or when a replica does not answer.
 */
@ApplicationScoped
class ProgressLookup {

    private final ProgressStreams progress;
    private final LocalProgress local;
    private final PeerReplicas peerReplicas;

    ProgressLookup(ProgressStreams progress, LocalProgress local, PeerReplicas peerReplicas) {
        this.progress = progress;
        this.local = local;
        this.peerReplicas = peerReplicas;
    }

    /** Returns the journey of an image; empty where no record of it was read. */
    Optional<Journey> journey(String imageId) {
        return readFromOwner(
                ProgressTopology.IMAGE_JOURNEY,
                imageId,
                () -> local.journey(imageId),
                ReplicaResource.journeyPath(imageId),
                Journey.class);
    }

    /** Returns the counts of a batch; all zero where no photograph was posted with it yet. */
    BatchCounts batch(String batchId) {
        return readFromOwner(
                        ProgressTopology.BATCH_ITEM,
                        batchId,
                        () -> Optional.of(local.batch(batchId)),
                        ReplicaResource.batchPath(batchId),
                        BatchCounts.class)
                .orElseThrow(() -> new ProgressProblem.Unavailable("no counts").exception());
    }

    /** Returns the stages of the known images, in any order, with at most one request to each replica. */
    List<ImageStatus> statuses(List<String> imageIds) {
        var byReplica = new HashMap<HostInfo, List<String>>();
        for (String imageId : imageIds) {
            byReplica
                    .computeIfAbsent(owner(ProgressTopology.IMAGE_JOURNEY, imageId), _ -> new ArrayList<>())
                    .add(imageId);
        }
        return byReplica.entrySet().stream()
                .flatMap(part -> statuses(part.getKey(), part.getValue()).stream())
                .toList();
    }

    private List<ImageStatus> statuses(HostInfo replica, List<String> imageIds) {
        return replica.equals(progress.self())
                ? local.statuses(imageIds)
                : peerReplicas
                        .call(
                                replica,
                                ReplicaResource.STATUSES_PATH,
                                new ImageStatuses.Request(imageIds),
                                ImageStatuses.class)
                        .images();
    }

    /** @param after imageId after which the page begins; empty for the first page */
    FailurePage failuresOfCollection(String collectionId, String after, int limit) {
        var path = ReplicaResource.failuresOfCollectionPath(collectionId, after, limit);
        var pages = new ArrayList<FailurePage>();
        pages.add(local.failuresOfCollection(collectionId, after, limit));
        otherReplicas()
                .map(replica -> peerReplicas
                        .call(replica, path, FailurePage.class)
                        .orElseThrow(() -> new ProgressProblem.Unavailable("no failures").exception()))
                .forEach(pages::add);
        return FailurePage.first(limit, pages);
    }

    /** @param after imageId after which the page begins; empty for the first page */
    FailurePage failuresOfBatch(String batchId, String after, int limit) {
        return readFromOwner(
                        ProgressTopology.BATCH_ITEM,
                        batchId,
                        () -> Optional.of(local.failuresOfBatch(batchId, after, limit)),
                        ReplicaResource.failuresOfBatchPath(batchId, after, limit),
                        FailurePage.class)
                .orElseThrow(() -> new ProgressProblem.Unavailable("no failures").exception());
    }

    /** Returns the number of images by collection and stage, summed over all replicas. */
    Map<String, Map<String, Long>> collections() {
        var sum = new HashMap<>(local.counts().collections());
        otherReplicas()
                .map(replica -> peerReplicas
                        .call(replica, ReplicaResource.STATUS_PATH, StageCounts.class)
                        .orElseThrow(() -> new ProgressProblem.Unavailable("no counts").exception()))
                .forEach(counts -> counts.collections()
                        .forEach((collection, row) -> sum.merge(collection, row, StageCounters::sum)));
        return sum;
    }

    /** Returns the stored originals of an institution, summed over all replicas; zero for an unknown institution. */
    StoredOriginals originals(String institutionId) {
        var path = ReplicaResource.originalsPath(institutionId);
        return otherReplicas()
                .map(replica -> peerReplicas
                        .call(replica, path, StoredOriginals.class)
                        .orElseThrow(() -> new ProgressProblem.Unavailable("no usage").exception()))
                .reduce(local.originals(institutionId), StoredOriginals::plus);
    }

    /** Returns the stored originals of all institutions, summed over all replicas. */
    InstitutionTotals originals() {
        return otherReplicas()
                .map(replica -> peerReplicas
                        .call(replica, ReplicaResource.ORIGINALS_PATH, InstitutionTotals.class)
                        .orElseThrow(() -> new ProgressProblem.Unavailable("no usage").exception()))
                .reduce(local.originals(), InstitutionTotals::plus);
    }

    private <T> Optional<T> readFromOwner(
            String store, String key, Supplier<Optional<T>> localRead, String remotePath, Class<T> type) {
        var owner = owner(store, key);
        return owner.equals(progress.self()) ? localRead.get() : peerReplicas.call(owner, remotePath, type);
    }

    private HostInfo owner(String store, String key) {
        var owner = whileRunning(() -> progress.streams().queryMetadataForKey(store, key, new StringSerializer()));
        if (owner == null || owner.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
            throw new ProgressProblem.Unavailable("no replica holds the partition yet").exception();
        }
        return owner.activeHost();
    }

    private Stream<HostInfo> otherReplicas() {
        return whileRunning(() -> progress.streams().streamsMetadataForStore(ProgressTopology.IMAGE_JOURNEY)).stream()
                .map(StreamsMetadata::hostInfo)
                .filter(replica -> !replica.equals(progress.self()))
                .distinct();
    }

    private static <T> T whileRunning(Supplier<T> query) {
        try {
            return query.get();
        } catch (IllegalStateException | InvalidStateStoreException notRunning) {
            throw new ProgressProblem.Unavailable(String.valueOf(notRunning.getMessage())).exception();
        }
    }
}
