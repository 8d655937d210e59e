package org.vitrine.ingest.reconciliation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Collects counts and findings during a sweep. For one thread. */
final class ReconciliationLog {

    private final String sweepId;
    private final ReconciliationRequest request;
    private final Instant startedAt;
    private final int maxFindings;
    private final Map<String, Long> countsByKind = new TreeMap<>();
    private final List<ReconciliationFinding> findings = new ArrayList<>();
    private long images;
    private long objects;
    private long removed;

    ReconciliationLog(String sweepId, ReconciliationRequest request, Instant startedAt, int maxFindings) {
        this.sweepId = sweepId;
        this.request = request;
        this.startedAt = startedAt;
        this.maxFindings = maxFindings;
    }

    void countImage() {
        images++;
    }

    void countObject() {
        objects++;
    }

    void addFinding(ReconciliationFinding reconciliationFinding) {
        countsByKind.merge(reconciliationFinding.kind().kebabName(), 1L, Long::sum);
        if (findings.size() < maxFindings) {
            findings.add(reconciliationFinding);
        }
    }

    void countRemoved() {
        removed++;
    }

    long images() {
        return images;
    }

    /**
     * Returns the report of the sweep so far.
     *
     * @param cause why it failed; empty where it did not
     */
    ReconciliationReport report(ReconciliationReport.State state, Optional<String> cause, Instant now) {
        return new ReconciliationReport(
                sweepId,
                state,
                request.collection(),
                request.repair(),
                request.retention(),
                startedAt,
                now,
                images,
                objects,
                countsByKind,
                removed,
                findings,
                cause);
    }
}
