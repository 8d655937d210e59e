package org.vitrine.ingest.arrival;

import java.util.Optional;
import org.vitrine.ingest.progress.StoredAmount;

/** Computes how much more an institution would have stored after a post. Pure. */
final class StorageGrowth {

    private StorageGrowth() {}

    /**
     * Returns the growth: a new photograph with all its bytes, or the difference to the version that it replaces.
     *
     * @param newest newest receipt of the image; empty where it has none. Receipts of earlier releases have no size: a
     *     version that replaces one of them counts as no growth
     * @param sizeBytes bytes of the posted photograph
     */
    static StoredAmount of(Optional<Receipt> newest, long sizeBytes) {
        return newest.filter(receipt -> receipt.withdrawnAt().isEmpty())
                .map(receipt -> receipt.content().map(ReceiptContent::sizeBytes).orElse(sizeBytes))
                .map(replacedBytes -> new StoredAmount(0, sizeBytes - replacedBytes))
                .orElseGet(() -> new StoredAmount(1, sizeBytes));
    }
}
