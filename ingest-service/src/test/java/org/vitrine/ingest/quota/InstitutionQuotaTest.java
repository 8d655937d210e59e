package org.vitrine.ingest.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.vitrine.ingest.progress.StoredAmount;
import org.vitrine.ingest.quota.QuotaDecision.Exceeded;
import org.vitrine.ingest.quota.QuotaDecision.Measure;
import org.vitrine.ingest.quota.QuotaDecision.Within;

class InstitutionQuotaTest {

    private static final InstitutionQuota QUOTA = new InstitutionQuota(OptionalLong.of(10), OptionalLong.of(1_000));

    @Test
    void aPhotographThatReachesTheQuotaIsWithinIt() {
        assertThat(QUOTA.decide(new StoredAmount(9, 900), new StoredAmount(1, 100)))
                .isEqualTo(new Within());
    }

    @Test
    void onePhotographMoreExceedsIt() {
        assertThat(QUOTA.decide(new StoredAmount(10, 100), new StoredAmount(1, 100)))
                .isEqualTo(new Exceeded(Measure.PHOTOGRAPHS, 10, 10, 1));
    }

    @Test
    void oneByteMoreExceedsIt() {
        assertThat(QUOTA.decide(new StoredAmount(1, 900), new StoredAmount(1, 101)))
                .isEqualTo(new Exceeded(Measure.BYTES, 1_000, 900, 101));
    }

    @Test
    void whatAddsNothingIsWithinAQuotaThatIsExceededAlready() {
        assertThat(QUOTA.decide(new StoredAmount(12, 2_000), StoredAmount.NONE)).isEqualTo(new Within());
        assertThat(QUOTA.decide(new StoredAmount(12, 2_000), new StoredAmount(0, -5)))
                .isEqualTo(new Within());
    }

    @Test
    void aLargerVersionIsCheckedByItsBytesAlone() {
        assertThat(QUOTA.decide(new StoredAmount(12, 900), new StoredAmount(0, 100)))
                .isEqualTo(new Within());
        assertThat(QUOTA.decide(new StoredAmount(12, 900), new StoredAmount(0, 101)))
                .isEqualTo(new Exceeded(Measure.BYTES, 1_000, 900, 101));
    }

    @Test
    void aQuotaOfNothingRefusesEverything() {
        // Given
        var nothing = new InstitutionQuota(OptionalLong.of(0), OptionalLong.empty());

        // Then
        assertThat(nothing.decide(StoredAmount.NONE, new StoredAmount(1, 1)))
                .isEqualTo(new Exceeded(Measure.PHOTOGRAPHS, 0, 0, 1));
    }

    @Test
    void withoutLimitsEverythingIsWithin() {
        // Given
        var unlimited = new InstitutionQuota(OptionalLong.empty(), OptionalLong.empty());

        // Then
        assertThat(unlimited.isUnlimited()).isTrue();
        assertThat(unlimited.decide(new StoredAmount(Long.MAX_VALUE, Long.MAX_VALUE), new StoredAmount(1, 1)))
                .isEqualTo(new Within());
    }

    @Test
    void theProblemNamesWhatIsUsedTheLimitAndTheRemedy() {
        // Given
        var exceeded = new Exceeded(Measure.BYTES, 1_000, 900, 101);

        // When
        var detail = new QuotaProblem.Exceeded("museum-a", "img-a", exceeded).detail();

        // Then
        assertThat(detail.status()).isEqualTo(403);
        assertThat(detail.code()).isEqualTo("quota-exceeded");
        assertThat(detail.detail())
                .isEqualTo(
                        "Institution 'museum-a' has stored 900 bytes, and may store 1000; this photograph would add 101. Withdraw photographs that are no longer needed, or let the operator raise vitrine.ingest.quota.bytes.");
        assertThat(detail.extensions())
                .containsEntry("measure", "bytes")
                .containsEntry("limit", 1_000L)
                .containsEntry("used", 900L)
                .containsEntry("added", 101L)
                .containsEntry("imageId", "img-a")
                .containsKey("remedy");
    }
}
