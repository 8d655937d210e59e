package org.vitrine.ingest.progress;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Map;

/**
 * How many images of a collection are where, as index-service counts them.
 *
 * @param stages images by stage; stages without images are left out
 * @param total without those withdrawn
 * @param refused of those rejected: by the upload API, so nothing of them is kept
 */
public record CollectionCounts(String collectionId, Map<String, Long> stages, long total, long inFlight, long refused) {

    static CollectionCounts none(String collectionId) {
        return new CollectionCounts(collectionId, Map.of(), 0, 0, 0);
    }

    /** Those whose bytes are kept, at whatever stage. */
    @JsonIgnore
    public long kept() {
        return total - refused;
    }

    /** Those that searches find, and those on their way there. */
    @JsonIgnore
    public long searchable() {
        return stages.getOrDefault(StageNames.INDEXED, 0L) + inFlight;
    }

    @JsonIgnore
    public long withdrawn() {
        return stages.getOrDefault(StageNames.WITHDRAWN, 0L);
    }
}
