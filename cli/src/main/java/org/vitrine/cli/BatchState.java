package org.vitrine.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * How far a batch is, as ingest-service says.
 *
 * @param rejected by a stage, and by the upload API where the service counts those
 * @param withdrawn since they were sent
 */
record BatchState(long indexed, long rejected, long deadLettered, long inFlight, long withdrawn) {

    /** A service that counts less than was sent has this long to show what it does not count yet. */
    static final Duration SETTLES_WITHIN = Duration.ofSeconds(3);

    /** Without a change and with nothing in flight for this long, each image is looked at. */
    static final Duration STALLS_AFTER = Duration.ofSeconds(30);

    /** An image without a record may get one for this long: longer than a service's restart and rebalance. */
    static final Duration MISSING_AFTER = Duration.ofMinutes(3);

    /** What to do next. */
    enum Next {
        WAIT,
        /** Every photograph that was accepted is indexed, rejected, dead-lettered or withdrawn. */
        DONE,
        /** Nothing is in flight, and photographs that were accepted are in no count. */
        STALLED
    }

    /**
     * What the command sent, in images.
     *
     * @param accepted by the upload API
     * @param refusedImages refused by the upload API, with an imageId: the service counts these as rejected
     * @param refusedElse refused without an imageId, or by {@code known}: the service may count these
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
     * @param unchanged for how long the service has said the same
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
     * Whether a run ends with what its images say one by one.
     *
     * @param unchanged for how long the service has said the same of the batch
     */
    static boolean isOver(IngestSummary byImage, Duration unchanged) {
        boolean worked = byImage.inFlight() > byImage.missing();
        return !worked && (byImage.missing() == 0 || unchanged.compareTo(MISSING_AFTER) >= 0);
    }

    /** Of the photographs that were accepted, those that a stage rejected. */
    long rejectedLater(Sent sent) {
        long refusedInCount =
                Math.clamp(settled() + inFlight - sent.accepted(), 0L, sent.refusedImages() + sent.refusedElse());
        return Math.clamp(rejected - refusedInCount, 0L, Math.max(0, sent.accepted() - deadLettered - withdrawn));
    }
}
