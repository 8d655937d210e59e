package org.vitrine.cli.ingest;

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
     * Refusals that the service may or may not count are waited for this long without a change, once it has counted
     * all others.
     */
    static final Duration SETTLE_TIME = Duration.ofSeconds(3);

    /** If nothing is in flight and the counts do not change for this long, the journey of each image is read. */
    static final Duration STALL_TIMEOUT = Duration.ofSeconds(30);

    /** How long an image without a journey may still get one: longer than a restart and rebalance of the service. */
    static final Duration MISSING_TIMEOUT = Duration.ofMinutes(3);

    /** What the caller does next. */
    enum NextStep {
        /** Poll again later. */
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
     * @param refusedWithImageId images that the upload API refused with an imageId; the service counts them as rejected
     * @param refusedWithoutImageId photographs that it refused without an imageId, or that {@code known} refused; the
     *     service may count them
     */
    record Sent(long accepted, long refusedWithImageId, long refusedWithoutImageId) {}

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
    NextStep nextStep(Sent sent, Duration unchanged) {
        if (inFlight > 0) {
            return NextStep.WAIT;
        }
        long counted = sent.accepted() + sent.refusedWithImageId();
        boolean settledLongEnough = unchanged.compareTo(SETTLE_TIME) >= 0;
        if (settled() >= counted + sent.refusedWithoutImageId() || settled() >= counted && settledLongEnough) {
            return NextStep.DONE;
        }
        return unchanged.compareTo(STALL_TIMEOUT) >= 0 ? NextStep.STALLED : NextStep.WAIT;
    }

    /**
     * Whether the run is over, by the journeys of its images.
     *
     * @param byImage counts from the journeys
     * @param unchanged how long the counts of the batch have not changed
     */
    static boolean isFinished(IngestSummary byImage, Duration unchanged) {
        boolean processing = byImage.inFlight() > byImage.missing();
        return !processing && (byImage.missing() == 0 || unchanged.compareTo(MISSING_TIMEOUT) >= 0);
    }

    /** Number of accepted photographs that a stage has rejected. */
    long rejectedLater(Sent sent) {
        long refusedInCount = Math.clamp(
                settled() + inFlight - sent.accepted(), 0L, sent.refusedWithImageId() + sent.refusedWithoutImageId());
        return Math.clamp(rejected - refusedInCount, 0L, Math.max(0, sent.accepted() - deadLettered - withdrawn));
    }
}
