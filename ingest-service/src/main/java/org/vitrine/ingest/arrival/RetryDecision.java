package org.vitrine.ingest.arrival;

import java.util.Optional;
import org.vitrine.ingest.arrival.ReceiptStore.NewestReceipt;
import org.vitrine.ingest.progress.ImageStage;

/** Decides whether an image is announced again on a retry, from its newest receipt and its stage. Pure. */
sealed interface RetryDecision {

    /** The image failed, and its bytes should be in the store: it is announced again as this version. */
    record Announce(Receipt receipt, int version) implements RetryDecision {}

    /** The image is not announced. */
    record Skip(RetryOutcome outcome) implements RetryDecision {}

    /**
     * Decides on one image.
     *
     * @param newest newest receipt of the image
     * @param stage stage of the image by index-service; empty where index-service has no such image
     */
    static RetryDecision of(Optional<NewestReceipt> newest, Optional<ImageStage> stage) {
        if (newest.isEmpty()) {
            return new Skip(RetryOutcome.MISSING_BYTES);
        }
        var receipt = newest.get().receipt();
        if (receipt.withdrawnAt().isPresent()) {
            return new Skip(RetryOutcome.GONE);
        }
        int stageVersion = stage.map(ImageStage::version).orElse(0);
        boolean unannounced = !newest.get().announced(); // the process of its writer may have ended
        if (!unannounced && receipt.version() > stageVersion) {
            return new Skip(RetryOutcome.IN_FLIGHT); // a later version was announced since
        }
        if (!unannounced && !stage.map(ImageStage::hasFailed).orElse(false)) {
            return new Skip(
                    stage.filter(ImageStage::isIndexed).isPresent() ? RetryOutcome.INDEXED : RetryOutcome.IN_FLIGHT);
        }
        return receipt.content().isPresent()
                ? new Announce(receipt, Math.max(receipt.version(), stageVersion) + 1)
                : new Skip(RetryOutcome.MISSING_BYTES);
    }
}
