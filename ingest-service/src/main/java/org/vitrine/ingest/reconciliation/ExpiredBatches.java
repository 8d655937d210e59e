package org.vitrine.ingest.reconciliation;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Decides which batches have passed their retention.
 *
 * @param cutoff batches that were stored before this time are old
 */
record ExpiredBatches(Instant cutoff) {

    private static final String SUFFIX = ".json";

    /**
     * Returns a finding where a batch is old and index-service counts no photographs of it any more; else empty. While
     * it counts some, photographs may still be posted to the batch, and clients may request its progress.
     *
     * @param batch {@code batches/{collectionId}/{batchId}.json}
     * @param hasPhotographs returns whether index-service counts photographs of a batch, by batchId; called for old
     *     batches only
     */
    Optional<ReconciliationFinding> of(StoredObject batch, Predicate<String> hasPhotographs) {
        if (!batch.storedAt().isBefore(cutoff) || !batch.fileName().endsWith(SUFFIX)) {
            return Optional.empty();
        }
        String name = batch.fileName();
        return hasPhotographs.test(name.substring(0, name.length() - SUFFIX.length()))
                ? Optional.empty()
                : Optional.of(new ReconciliationFinding(
                        ReconciliationFinding.Kind.OLD_BATCH,
                        Optional.empty(),
                        batch.key(),
                        "It was opened at %s, and index-service counts no photographs of it any more."
                                .formatted(batch.storedAt())));
    }
}
