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
 * Answers how far images, batches and collections are. index-service has that data and is called by HTTP, so all
 * methods block. While it is unavailable, every method except {@link #failedAt} and {@link #hasFailed} throws
 * {@code progress-unavailable}, a 503 with Retry-After.
 */
@ApplicationScoped
public class IngestProgress {

    private static final Logger LOG = Logger.getLogger(IngestProgress.class);

    private final IndexServiceClient indexService;
    private final RecentArrivals recentArrivals;

    IngestProgress(IndexServiceClient indexService, RecentArrivals recentArrivals) {
        this.indexService = indexService;
        this.recentArrivals = recentArrivals;
    }

    /**
     * Returns the journey of an image; empty where it is unknown. An arrival that this replica has just announced is
     * included before index-service has read its event.
     */
    public Optional<ImageJourney> journey(String imageId) {
        var indexed = indexService.image(imageId);
        return recentArrivals
                .find(imageId)
                .filter(arrival -> indexed.isEmpty() || arrival.isNewerThan(indexed.get()))
                .or(() -> indexed);
    }

    /** Returns the counts of a batch; all zero where no photograph was sent with it yet. */
    public BatchTotals batch(String batchId) {
        return indexService.batch(batchId);
    }

    /** Returns the counts of a collection; all zero where no photograph was sent to it yet. */
    public CollectionCounts collection(String collectionId) {
        return indexService.collections().collections().stream()
                .filter(row -> row.collectionId().equals(collectionId))
                .findFirst()
                .orElse(CollectionCounts.none(collectionId));
    }

    /** Returns the stages of at most 1000 images by imageId; unknown images are left out. */
    public Map<String, ImageStage> stages(Collection<String> imageIds) {
        return indexService.stages(List.copyOf(imageIds)).stream()
                .collect(Collectors.toMap(ImageStage::imageId, stage -> stage));
    }

    /**
     * Returns those of at most 1000 images whose given version has failed. Returns none while index-service is
     * unavailable: then a photograph that is stored already does not count as failed, and a post of it changes nothing.
     *
     * @param versions versions by imageId
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
        } catch (ProblemException unavailable) {
            LOG.warnf("whether %d images failed is unknown: %s", versions.size(), unavailable.getMessage());
            return Set.of();
        }
    }

    /** Returns whether a version of one image has failed, like {@link #failedAt}. */
    public boolean hasFailed(String imageId, int version) {
        return !failedAt(Map.of(imageId, version)).isEmpty();
    }

    /** Returns a page of the failed images of a collection, at most {@link FailedImages#MAX_PAGE_SIZE}. */
    public FailedImages failuresOfCollection(String collectionId, Optional<String> cursor, int limit) {
        return indexService.failures("collections/" + collectionId, cursor, limit);
    }

    /** Returns a page of the failed images of a batch, at most {@link FailedImages#MAX_PAGE_SIZE}. */
    public FailedImages failuresOfBatch(String batchId, Optional<String> cursor, int limit) {
        return indexService.failures("batches/" + batchId, cursor, limit);
    }

    /** Returns what an institution has stored; zero where it has stored nothing. */
    public StoredAmount stored(String institutionId) {
        return indexService.stored(institutionId);
    }

    /** Returns what each institution has stored, by institution. */
    public Map<String, StoredAmount> stored() {
        return indexService.stored();
    }

    StatusCounts status() {
        return indexService.collections();
    }
}
