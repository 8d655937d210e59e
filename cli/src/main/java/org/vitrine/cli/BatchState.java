package org.vitrine.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * The counts of a batch as ingest-service reports them.
 *
 * @param indexed images that are indexed
 * @param rejected images rejected by a stage, or by the upload API where the service counts those
 * @param deadLettered images that are dead-lettered
 * @param inFlight images that a stage still processes
 * @param withdrawn images that were withdrawn after they had been sent
 */
record BatchState(long indexed, long rejected, long deadLettered, long inFlight, long withdrawn) {

    /**
     * When the service counts everything that it is sure to count, refusals that it may or may not count are waited for
     * this long without a change.
     */
    static final Duration SETTLES_WITHIN = Duration.ofSeconds(3);

    /** If nothing is in flight and the counts do not change for this long, the journey of each image is read. */
    static final Duration STALLS_AFTER = Duration.ofSeconds(30);

    /** How long an image without a journey may still get one: longer than a restart and rebalance of the service. */
    static final Duration MISSING_AFTER = Duration.ofMinutes(3);

    /** What the caller does next. */
    enum Next {
        /** Look again later. */
        WAIT,
        /** Every photograph that was accepted is indexed, rejected, dead-lettered or withdrawn. */
        DONE,
        /** Nothing is in flight, but some accepted photographs are in no count. */
        STALLED
    }

    /**
     * What the command has sent, in images.
     *
     * @param accepted images that the upload API accepted
     * @param refusedImages images that the upload API refused with an imageId; the service counts them as rejected
     * @param refusedElse photographs that it refused without an imageId, or that {@code known} refused; the service may
     *     count them
     */
    record Sent(long accepted, long refusedImages, long refusedElse) {}

    static BatchState of(JsonNode progress) {
        return new BatchState(
                progress.path("indexed").asLong(),
                progress.path("rejected").asLong(),
                progress.path("deadLettered").asLong(),
                progress.path("inFlight").asLong(),
                progress.path("withdrawn")
                        .asLong(progress.path("byStage").path("withdrawn").asLong()));
    }

    long settled() {
        return indexed + rejected + deadLettered + withdrawn;
    }

    /**
     * Decides whether the batch is finished.
     *
     * @param unchanged how long the counts have not changed
     */
    Next next(Sent sent, Duration unchanged) {
        if (inFlight > 0) {
            return Next.WAIT;
        }
        long least = sent.accepted() + sent.refusedImages();
        boolean quiet = unchanged.compareTo(SETTLES_WITHIN) >= 0;
        if (settled() >= least + sent.refusedElse() || settled() >= least && quiet) {
            return Next.DONE;
        }
        return unchanged.compareTo(STALLS_AFTER) >= 0 ? Next.STALLED : Next.WAIT;
    }

    /**
     * Whether the run is over, by the journeys of its images.
     *
     * @param byImage counts from the journeys
     * @param unchanged how long the counts of the batch have not changed
     */
    static boolean isOver(IngestSummary byImage, Duration unchanged) {
        boolean worked = byImage.inFlight() > byImage.missing();
        return !worked && (byImage.missing() == 0 || unchanged.compareTo(MISSING_AFTER) >= 0);
    }

    /** Number of accepted photographs that a stage has rejected. */
    long rejectedLater(Sent sent) {
        long refusedInCount =
                Math.clamp(settled() + inFlight - sent.accepted(), 0L, sent.refusedImages() + sent.refusedElse());
        return Math.clamp(rejected - refusedInCount, 0L, Math.max(0, sent.accepted() - deadLettered - withdrawn));
    }
}
