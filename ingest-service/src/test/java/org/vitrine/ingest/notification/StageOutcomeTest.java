package org.vitrine.ingest.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vitrine.flow.DependencyUnavailable;
import org.vitrine.flow.TraceParent;
import org.vitrine.ingest.arrival.InstitutionStatement;
import org.vitrine.ingest.arrival.InstitutionStatement.Face;
import org.vitrine.ingest.arrival.PhotographPost;
import org.vitrine.ingest.arrival.PostOutcome;
import org.vitrine.ingest.quota.QuotaDecision;
import org.vitrine.ingest.quota.QuotaProblem;

class StageOutcomeTest {

    private static final PhotographPost POST = PhotographPost.withoutNotification(
            "coins",
            new InstitutionStatement(
                    "museum-a",
                    Optional.of("a.jpg"),
                    Optional.empty(),
                    Optional.empty(),
                    Face.UNKNOWN,
                    Map.of(),
                    Optional.empty()),
            Optional.empty(),
            TraceParent.start());

    @Test
    void aNotificationWaitsWhileTheMalwareScannerIsUnavailable() {
        assertThatThrownBy(() -> StageOutcome.requireFinal(POST, new PostOutcome.ScannerUnavailable()))
                .isInstanceOf(DependencyUnavailable.class);
    }

    @Test
    void aPhotographThatTheScannerCannotScanIsTriedABoundedNumberOfTimes() {
        assertThatThrownBy(() -> StageOutcome.requireFinal(POST, new PostOutcome.ScanFailed("no reply")))
                .isNotInstanceOf(DependencyUnavailable.class)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'a.jpg'")
                .hasMessageContaining("no reply");
    }

    @Test
    void aPhotographAboveTheQuotaIsNotTriedAgain() {
        // Given
        var exceeded = new QuotaDecision.Exceeded(QuotaDecision.Measure.PHOTOGRAPHS, 2, 2, 1);
        var problem = new QuotaProblem.Exceeded("museum-a", "img-a", exceeded);

        // Then
        assertThat(StageOutcome.requireFinal(POST, new PostOutcome.OverQuota(problem)))
                .isEqualTo("quota-exceeded");
    }

    @Test
    void aRefusalIsFinal() {
        assertThat(StageOutcome.requireFinal(POST, new PostOutcome.Refused("img-a", 422, "malware-found", "…")))
                .isEqualTo("malware-found");
    }
}
