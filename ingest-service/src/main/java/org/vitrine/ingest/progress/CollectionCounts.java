package org.vitrine.ingest.progress;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Map;

/**
 * Counts of the images of a collection by stage, as index-service answers them.
 *
 * @param stages images by stage; stages without images are left out
 * @param total all images except withdrawn ones
 * @param inFlight images that are being processed
 * @param refused how many of the rejected images were refused by the upload API, so that nothing of them is stored
 */
public record CollectionCounts(String collectionId, Map<String, Long> stages, long total, long inFlight, long refused) {

    static CollectionCounts none(String collectionId) {
        return new CollectionCounts(collectionId, Map.of(), 0, 0, 0);
    }

    /** Returns how many images have bytes in the store, at any stage. */
    @JsonIgnore
    public long stored() {
        return total - refused;
    }

    /** Returns how many images are in the index or on their way to it. */
    @JsonIgnore
    public long searchable() {
        return stages.getOrDefault(StageNames.INDEXED, 0L) + inFlight;
    }

    @JsonIgnore
    public long withdrawn() {
        return stages.getOrDefault(StageNames.WITHDRAWN, 0L);
    }
}
