package org.vitrine.ingest.sweep;

import java.util.Optional;

/**
 * What is to be swept.
 *
 * @param collection every one where absent
 * @param repair whether what may be removed is removed
 * @param retention whether what is older than it is kept counts as a finding
 */
record SweepWish(Optional<String> collection, boolean repair, boolean retention) {

    /** Everything that is older than it is kept, and everything that may be removed without asking, of all collections. */
    static SweepWish scheduledRetention() {
        return new SweepWish(Optional.empty(), true, true);
    }
}
