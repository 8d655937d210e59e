package org.vitrine.ingest.reconciliation;

import java.time.Instant;
import java.util.Optional;

/**
 * Decides which direct uploads were begun and never completed.
 *
 * @param cutoff uploads whose objects were stored before this time cannot be completed any more
 */
record ExpiredUploads(Instant cutoff) {

    /** Returns a finding where the bytes or the ticket of an upload are old; else empty. */
    Optional<ReconciliationFinding> of(StoredObject object) {
        return object.storedAt().isBefore(cutoff)
                ? Optional.of(finding(
                        object.key(), "It was uploaded at %s and never completed.".formatted(object.storedAt())))
                : Optional.empty();
    }

    /** Returns the finding about an old upload in parts, by the key that its object was to get. */
    static ReconciliationFinding ofParts(String key) {
        return finding(key, "Its parts were begun and neither completed nor aborted.");
    }

    private static ReconciliationFinding finding(String key, String sentence) {
        return new ReconciliationFinding(ReconciliationFinding.Kind.ABANDONED_UPLOAD, Optional.empty(), key, sentence);
    }
}
