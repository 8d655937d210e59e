package org.vitrine.ingest.batch;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.vitrine.access.http.InstitutionAccess;
import org.vitrine.ingest.identity.NameRules;
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
        // Both are parts of a key in the store; a path can have other characters, percent-encoded.
        return NameRules.isSlug(collectionId) && NameRules.isSlug(batchId)
                ? batches.find(collectionId, batchId).filter(batch -> institutions.mayReach(batch.institutionId()))
                : Optional.empty();
    }

    /** Returns a batch; throws {@code unknown-batch} where there is none, or it is of another institution. */
    public Batch require(String collectionId, String batchId) {
        return find(collectionId, batchId)
                .orElseThrow(() -> new IngestProblem.UnknownBatch(collectionId, batchId).exception());
    }
}
