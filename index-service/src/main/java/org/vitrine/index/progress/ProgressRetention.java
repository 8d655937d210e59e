package org.vitrine.index.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.vitrine.index.journey.Journey;
import org.vitrine.index.journey.Stage;

/**
 * How long batches and journeys are kept. Pure.
 *
 * @param batches since the newest event of a batch
 * @param journeys since the newest event of an image
 * @param every how often expired entries are looked for
 * @param entries how many are looked at or deleted each time, per partition
 */
record ProgressRetention(Duration batches, Duration journeys, Duration every, int entries) {

    static ProgressRetention of(ProgressConfig config) {
        return new ProgressRetention(
                config.batchRetention(), config.journeyRetention(), config.expiryInterval(), config.expiryEntries());
    }

    /** @param columns of the batch's tally that are not zero */
    boolean isBatchExpired(Instant newest, Set<String> columns, Instant now) {
        return isOlder(newest, batches, now) && Stage.inFlightWords().noneMatch(columns::contains);
    }

    /**
     * Of images that have no original in the store: withdrawn, refused by the upload API, or known only by a batch, a fact
     * or a dead letter without an arrival. All others stay: posting a rejected photograph again, or a retry, is decided by
     * its journey.
     */
    boolean isJourneyExpired(Journey journey, Instant now) {
        boolean hasOriginal = journey.arrival().isPresent() && journey.stage() != Stage.WITHDRAWN;
        return !hasOriginal
                && journey.newestAt()
                        .filter(newest -> isOlder(newest, journeys, now))
                        .isPresent();
    }

    private static boolean isOlder(Instant newest, Duration kept, Instant now) {
        return newest.isBefore(now.minus(kept));
    }
}
