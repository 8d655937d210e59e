package org.vitrine.ingest.reconciliation;

import java.time.Instant;

/** One line of a listing. */
record StoredObject(String key, Instant storedAt) {

    /** What follows the last slash. */
    String fileName() {
        return key.substring(key.lastIndexOf('/') + 1);
    }
}
