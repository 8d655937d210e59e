package org.vitrine.ingest.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ExpiredUploadsTest {

    private static final Instant CUTOFF = Instant.parse("2026-06-01T12:00:00Z");

    private static StoredObject object(Instant storedAt) {
        return new StoredObject("incoming/x", storedAt);
    }

    @Test
    void anUploadThatWasStoredBeforeTheCutoffIsFound() {
        var uploads = new ExpiredUploads(CUTOFF);

        assertThat(uploads.of(object(CUTOFF.minusMillis(1)))).hasValueSatisfying(finding -> {
            assertThat(finding.kind()).isEqualTo(ReconciliationFinding.Kind.ABANDONED_UPLOAD);
            assertThat(finding.key()).isEqualTo("incoming/x");
        });
        assertThat(uploads.of(object(CUTOFF))).isEmpty();
    }

    @Test
    void aReportThatWasStoredBeforeTheCutoffIsFound() {
        var reports = new ExpiredReports(CUTOFF);

        assertThat(reports.of(object(CUTOFF.minusMillis(1))).map(ReconciliationFinding::kind))
                .contains(ReconciliationFinding.Kind.OLD_REPORT);
        assertThat(reports.of(object(CUTOFF))).isEmpty();
    }
}
