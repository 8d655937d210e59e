package org.vitrine.ingest.reconciliation;

import java.util.Optional;

/**
 * The request for a sweep.
 *
 * @param collection the collection to sweep; all collections where absent
 * @param repair whether the sweep removes what it may remove
 * @param retention whether objects that have passed their retention are findings
 */
record ReconciliationRequest(Optional<String> collection, boolean repair, boolean retention) {

    /**
     * Returns the request of a scheduled retention run: all collections, with the objects that have passed their
     * retention, and with repair.
     */
    static ReconciliationRequest scheduledRetention() {
        return new ReconciliationRequest(Optional.empty(), true, true);
    }
}
