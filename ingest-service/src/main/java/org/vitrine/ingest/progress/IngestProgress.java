package org.vitrine.ingest.progress;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.vitrine.problem.ProblemException;

/**
 * Where images and batches are. index-service keeps that and is asked by HTTP, so call it on a thread that may wait; while
 * it is unavailable every method throws {@code progress-unavailable}, a 503 with Retry-After.
 */
@ApplicationScoped
public class IngestProgress {

    private static final Logger LOG = Logger.getLogger(IngestProgress.class);

    private final IndexServiceClient index;
    private final RecentArrivals recent;

    IngestProgress(IndexServiceClient index, RecentArrivals recent) {
        this.index = index;
        this.recent = recent;
    }

    /** Empty where the image is unknown. An arrival that this replica has just announced counts before it is read. */
    public Optional<ImageJourney> journey(String imageId) {
        var kept = index.image(imageId);
        return recent.find(imageId)
                .filter(posted -> kept.isEmpty() || posted.isNewerThan(kept.get()))
                .or(() -> kept);
    }

    /** All zero where nothing was sent with the batch yet. */
    public BatchTotals batch(String batchId) {
        return index.batch(batchId);
    }

    /** All zero where nothing was sent to the collection yet. */
    public CollectionCounts collection(String collectionId) {
        return index.collections().collections().stream()
                .filter(row -> row.collectionId().equals(collectionId))
                .findFirst()
                .orElse(CollectionCounts.none(collectionId));
    }

    /** Where several images are, at most 1000; unknown ones are left out. */
    public Map<String, ImageStage> stages(Collection<String> imageIds) {
        return index.stages(List.copyOf(imageIds)).stream()
                .collect(Collectors.toMap(ImageStage::imageId, stage -> stage));
    }

    /**
     * Those of the images, at most 1000, that failed at their version. None while index-service is unavailable: then a photograph
     * that is here counts as here.
     *
     * @param versions by imageId
     */
    public Set<String> failedAt(Map<String, Integer> versions) {
        if (versions.isEmpty()) {
            return Set.of();
        }
        try {
            return stages(versions.keySet()).values().stream()
                    .filter(ImageStage::hasFailed)
                    .filter(seen -> Objects.equals(versions.get(seen.imageId()), seen.version()))
                    .map(ImageStage::imageId)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (ProblemException away) {
            LOG.warnf("whether %d images failed is unknown: %s", versions.size(), away.getMessage());
            return Set.of();
        }
    }

    /** As {@link #failedAt} of one image. */
    public boolean hasFailed(String imageId, int version) {
        return !failedAt(Map.of(imageId, version)).isEmpty();
    }

    /** What failed in a collection, a page of at most {@link FailedImages#MOST}. */
    public FailedImages failuresOfCollection(String collectionId, Optional<String> cursor, int limit) {
        return index.failures("collections/" + collectionId, cursor, limit);
    }

    /** What failed in a batch, a page of at most {@link FailedImages#MOST}. */
    public FailedImages failuresOfBatch(String batchId, Optional<String> cursor, int limit) {
        return index.failures("batches/" + batchId, cursor, limit);
    }

    StatusCounts status() {
        return index.collections();
    }
}
