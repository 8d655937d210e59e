package org.vitrine.ingest.batch;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.vitrine.access.http.InstitutionAccess;
import org.vitrine.ingest.problem.IngestProblem;

/**
 * The batches that the present request may reach: those of its institution, or all where sign-in is off or the account
 * may curate. Other batches are answered as if they did not exist. All methods block.
 */
@ApplicationScoped
public class OwnBatches {

    private final BatchRegistry batches;
    private final InstitutionAccess institutions;

    OwnBatches(BatchRegistry batches, InstitutionAccess institutions) {
        this.batches = batches;
        this.institutions = institutions;
    }

    /** Returns a batch; empty where there is none, or it is of another institution. */
    public Optional<Batch> find(String collectionId, String batchId) {
        return batches.find(collectionId, batchId).filter(batch -> institutions.mayReach(batch.institutionId()));
    }

    /** Returns a batch; throws {@code unknown-batch} where there is none, or it is of another institution. */
    public Batch require(String collectionId, String batchId) {
        return find(collectionId, batchId)
                .orElseThrow(() -> new IngestProblem.UnknownBatch(collectionId, batchId).exception());
    }
}
