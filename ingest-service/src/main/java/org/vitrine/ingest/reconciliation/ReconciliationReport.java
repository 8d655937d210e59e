package org.vitrine.ingest.reconciliation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far a sweep is and what it found.
 *
 * @param collection swept; every one where absent
 * @param repair whether what may be removed is removed
 * @param retention whether what is older than it is kept is found
 * @param images looked at
 * @param objects listed
 * @param found by kind
 * @param removed objects that were removed
 * @param findings the first of them, at most {@code vitrine.ingest.sweep.max-findings}
 * @param cause of a failure
 */
public record ReconciliationReport(
        String sweepId,
        State state,
        Optional<String> collection,
        boolean repair,
        boolean retention,
        Instant startedAt,
        Instant updatedAt,
        long images,
        long objects,
        Map<String, Long> found,
        long removed,
        List<ReconciliationFinding> findings,
        Optional<String> cause) {

    /** Whether more is to come. One that says running and has not been updated for long belongs to a replica that died. */
    public enum State {
        RUNNING,
        DONE,
        FAILED
    }

    public ReconciliationReport {
        found = Map.copyOf(found);
        findings = List.copyOf(findings);
    }
}
