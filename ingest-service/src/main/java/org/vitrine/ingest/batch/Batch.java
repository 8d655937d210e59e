package org.vitrine.ingest.batch;

import java.time.Instant;
import java.util.Optional;
import org.vitrine.ingest.problem.IngestProblem;

/**
 * A batch as it was opened: photographs that one institution sends and follows together.
 *
 * @param institutionId the institution that opened it; all its photographs come from this institution
 * @param title title for people
 * @param expected number of photographs that the sender will send, where it states one
 * @param ignored number of system files in its bucket, which are not photographs; absent where no bucket was listed
 */
public record Batch(
        String batchId,
        String collectionId,
        String institutionId,
        Optional<String> title,
        Optional<Long> expected,
        Optional<Long> ignored,
        Instant openedAt) {

    /** Returns this batch after all objects of its bucket are listed. */
    Batch listed(long photographs, long systemFiles) {
        return new Batch(
                batchId,
                collectionId,
                institutionId,
                title,
                Optional.of(photographs),
                Optional.of(systemFiles),
                openedAt);
    }

    Batch changed(BatchChange change) {
        return new Batch(batchId, collectionId, institutionId, change.title(), change.expected(), ignored, openedAt);
    }

    /** Returns this batch where the institution has opened it; throws {@code other-institution} where it has not. */
    public Batch ownedBy(String institution) {
        if (!institutionId.equals(institution)) {
            throw new IngestProblem.OtherInstitution(batchId, institutionId, institution).exception();
        }
        return this;
    }
}
