package org.vitrine.ingest.reconciliation;

import java.util.Optional;

/**
 * What is to be swept.
 *
 * @param collection every one where absent
 * @param repair whether what may be removed is removed
 * @param retention whether what is older than it is kept counts as a finding
 */
record ReconciliationRequest(Optional<String> collection, boolean repair, boolean retention) {

    /** Everything that is older than it is kept, and everything that may be removed without asking, of all collections. */
    static ReconciliationRequest scheduledRetention() {
        return new ReconciliationRequest(Optional.empty(), true, true);
    }
}
