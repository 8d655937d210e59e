package org.vitrine.ingest.reconciliation;

import java.time.Instant;
import java.util.Optional;

/**
 * Decides which reports of sweeps have passed their retention.
 *
 * @param cutoff reports that were stored before this time are old
 */
record ExpiredReports(Instant cutoff) {

    /** Returns a finding where a report is old; else empty. */
    Optional<ReconciliationFinding> of(StoredObject report) {
        return report.storedAt().isBefore(cutoff)
                ? Optional.of(new ReconciliationFinding(
                        ReconciliationFinding.Kind.OLD_REPORT,
                        Optional.empty(),
                        report.key(),
                        "It was stored at %s.".formatted(report.storedAt())))
                : Optional.empty();
    }
}
