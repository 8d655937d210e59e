package org.vitrine.ingest.arrival;

import java.util.Optional;
import org.vitrine.ingest.arrival.ReceiptStore.Filed;
import org.vitrine.ingest.progress.ImageStage;

/** Decides whether an image is announced again on a retry, from its newest receipt and its stage. Pure. */
sealed interface RetryDecision {

    /** The image failed, and its bytes should be in the store: it is announced again as this version. */
    record Announce(Receipt receipt, int version) implements RetryDecision {}

    /** The image is not announced. */
    record Leave(RetryOutcome outcome) implements RetryDecision {}

    /**
     * Decides on one image.
     *
     * @param newest newest receipt of the image
     * @param seen stage of the image by index-service; empty where index-service has no such image
     */
    static RetryDecision of(Optional<Filed> newest, Optional<ImageStage> seen) {
        if (newest.isEmpty()) {
            return new Leave(RetryOutcome.MISSING_BYTES);
        }
        var receipt = newest.get().receipt();
        if (receipt.withdrawnAt().isPresent()) {
            return new Leave(RetryOutcome.GONE);
        }
        int seenVersion = seen.map(ImageStage::version).orElse(0);
        boolean unannounced = !newest.get().announced(); // its writer may have died
        if (!unannounced && receipt.version() > seenVersion) {
            return new Leave(RetryOutcome.IN_FLIGHT); // a later version was announced since
        }
        if (!unannounced && !seen.map(ImageStage::hasFailed).orElse(false)) {
            return new Leave(
                    seen.filter(ImageStage::isIndexed).isPresent() ? RetryOutcome.INDEXED : RetryOutcome.IN_FLIGHT);
        }
        return receipt.content().isPresent()
                ? new Announce(receipt, Math.max(receipt.version(), seenVersion) + 1)
                : new Leave(RetryOutcome.MISSING_BYTES);
    }
}
