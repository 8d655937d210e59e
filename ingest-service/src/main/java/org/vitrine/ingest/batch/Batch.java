package org.vitrine.ingest.batch;

import java.time.Instant;
import java.util.Optional;
import org.vitrine.ingest.problem.IngestProblem;

/**
 * What was said of a batch when it was opened.
 *
 * @param expected photographs to come, if the sender states it
 */
public record Batch(
        String batchId,
        String collectionId,
        String institutionId,
        Optional<String> title,
        Optional<Long> expected,
        Instant openedAt) {

    Batch expecting(long photographs) {
        return new Batch(batchId, collectionId, institutionId, title, Optional.of(photographs), openedAt);
    }

    Batch changed(BatchChange change) {
        return new Batch(batchId, collectionId, institutionId, change.title(), change.expected(), openedAt);
    }

    /** Itself, where this institution opened it; a batch is one institution's. */
    public Batch ownedBy(String institution) {
        if (!institutionId.equals(institution)) {
            throw new IngestProblem.OtherInstitution(batchId, institutionId, institution).exception();
        }
        return this;
    }
}
