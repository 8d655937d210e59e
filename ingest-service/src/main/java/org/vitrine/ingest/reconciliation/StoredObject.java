package org.vitrine.ingest.reconciliation;

import java.time.Instant;

/**
 * An object in a listing of the store.
 *
 * @param storedAt when it was written last, by the store's clock
 */
record StoredObject(String key, Instant storedAt) {

    /** Returns the part of the key after its last slash. */
    String fileName() {
        return key.substring(key.lastIndexOf('/') + 1);
    }
}
