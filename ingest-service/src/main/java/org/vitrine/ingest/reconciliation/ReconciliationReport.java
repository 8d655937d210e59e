package org.vitrine.ingest.reconciliation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The report of a sweep: its progress and its findings. It is stored in S3 as JSON, and the API answers it.
 *
 * @param collection the collection that is swept; all collections where absent
 * @param repair whether the sweep removes what it may remove
 * @param retention whether objects that have passed their retention are findings
 * @param updatedAt when the report was written
 * @param images number of images that were checked so far
 * @param objects number of objects that were listed so far
 * @param found number of findings by kind
 * @param removed number of objects that were removed
 * @param findings the first findings, at most {@code vitrine.ingest.sweep.max-findings}
 * @param cause why the sweep failed; absent where it did not
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

    /**
     * The state of a sweep. A report that is {@code RUNNING} and was not updated for a long time belongs to a replica
     * whose process has ended.
     */
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
