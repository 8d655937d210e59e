package org.vitrine.ingest.reconciliation;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Batches that are kept no longer.
 *
 * @param before when those were stored that are old
 */
record ExpiredBatches(Instant before) {

    private static final String SUFFIX = ".json";

    /**
     * Old, and not counted any more: of one that is, photographs may still be posted or asked for.
     *
     * @param batch {@code batches/{collectionId}/{batchId}.json}
     * @param counted whether anything is counted of a batch, by batchId; decided for old ones only
     */
    Optional<ReconciliationFinding> of(StoredObject batch, Predicate<String> counted) {
        if (!batch.storedAt().isBefore(before) || !batch.fileName().endsWith(SUFFIX)) {
            return Optional.empty();
        }
        String name = batch.fileName();
        return counted.test(name.substring(0, name.length() - SUFFIX.length()))
                ? Optional.empty()
                : Optional.of(new ReconciliationFinding(
                        ReconciliationFinding.Kind.OLD_BATCH,
                        Optional.empty(),
                        batch.key(),
                        "It was opened at %s, and nothing is counted of it any more.".formatted(batch.storedAt())));
    }
}
