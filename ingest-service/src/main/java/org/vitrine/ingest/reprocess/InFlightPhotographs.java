package org.vitrine.ingest.reprocess;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.vitrine.events.CollectionProfile;
import org.vitrine.ingest.progress.IngestProgress;
import org.vitrine.problem.ProblemException;

/** Decides whether the change to the next embedder must wait for photographs that are on their way to the index. */
@ApplicationScoped
class InFlightPhotographs {

    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(2);

    private final IngestProgress progress;
    private final Duration maxWait;
    private final Map<String, Instant> lastCheckedAt = new ConcurrentHashMap<>();

    InFlightPhotographs(IngestProgress progress, ReprocessConfig config) {
        this.progress = progress;
        this.maxWait = config.inFlightPatience();
    }

    /**
     * Returns whether a reprocessing may end: it replaces no embedder,
     * {@code vitrine.ingest.reprocess.in-flight-patience} is over, or no photograph is in flight. Calls index-service
     * at most every 2 s for each collection, and returns false in between.
     */
    boolean mayEnd(CollectionProfile profile, Instant now) {
        if (profile.getNextEmbedder() == null) {
            return true;
        }
        String id = profile.getCollectionId();
        var lastCheck = lastCheckedAt.get(id);
        if (lastCheck != null && now.isBefore(lastCheck.plus(CHECK_INTERVAL))) {
            return false;
        }
        lastCheckedAt.put(id, now);
        return isOver(profile.getReprocessing().getStartedAt(), now, maxWait) || inFlight(id) == 0;
    }

    /**
     * Returns whether the time is over after which photographs that were in flight at the start are no longer waited
     * for.
     */
    static boolean isOver(Instant startedAt, Instant now, Duration maxWait) {
        return !now.isBefore(startedAt.plus(maxWait));
    }

    private long inFlight(String collectionId) {
        try {
            return progress.collection(collectionId).inFlight();
        } catch (ProblemException unknown) {
            return Long.MAX_VALUE;
        }
    }
}
