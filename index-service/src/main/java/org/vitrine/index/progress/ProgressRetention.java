package org.vitrine.index.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.vitrine.index.journey.Journey;
import org.vitrine.index.journey.Stage;

/**
 * The retention rules of batches and journeys. Pure.
 *
 * @param batchRetention how long a batch is kept after its newest event
 * @param journeyRetention how long a journey is kept after its newest event
 * @param interval interval between two runs of the expiry
 * @param maxEntries maximum number of entries that a run reads or deletes, per partition
 */
record ProgressRetention(Duration batchRetention, Duration journeyRetention, Duration interval, int maxEntries) {

    static ProgressRetention of(ProgressConfig config) {
        return new ProgressRetention(
                config.batchRetention(), config.journeyRetention(), config.expiryInterval(), config.expiryEntries());
    }

    /**
     * Whether a batch is old enough and has no photographs in flight.
     *
     * @param newest time of its newest event
     * @param columns columns of its counts that are not zero, see {@link StageCounter}
     */
    boolean isBatchExpired(Instant newest, Set<String> columns, Instant now) {
        return isOlder(newest, batchRetention, now) && Stage.inFlightJsonNames().noneMatch(columns::contains);
    }

    /**
     * Whether a journey is old enough and its image has no original in the object store: it was withdrawn, refused by
     * the upload API, or is only referred to by a batch, a fact or a dead letter without an arrival. All other journeys
     * are kept: they are needed when a rejected photograph is posted again, or retried.
     */
    boolean isJourneyExpired(Journey journey, Instant now) {
        return journey.originalBytes().isEmpty()
                && journey.newestAt()
                        .filter(newest -> isOlder(newest, journeyRetention, now))
                        .isPresent();
    }

    private static boolean isOlder(Instant newest, Duration retention, Instant now) {
        return newest.isBefore(now.minus(retention));
    }
}
