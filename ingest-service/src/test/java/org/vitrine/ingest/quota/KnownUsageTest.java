package org.vitrine.ingest.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.vitrine.ingest.progress.StoredAmount;
import org.vitrine.ingest.quota.QuotaDecision.Exceeded;
import org.vitrine.ingest.quota.QuotaDecision.Measure;
import org.vitrine.ingest.quota.QuotaDecision.Within;

class KnownUsageTest {

    private static final InstitutionQuota TWO = new InstitutionQuota(OptionalLong.of(2), OptionalLong.empty());
    private static final StoredAmount ONE_MORE = new StoredAmount(1, 10);
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final KnownUsage usage = new KnownUsage(Duration.ofSeconds(5));

    @Test
    void whatThisReplicaAcceptedSinceTheAnswerCounts() {
        // Given
        read(0, Optional.of(new StoredAmount(1, 10)));

        // When
        var second = usage.reserve(TWO, ONE_MORE);
        var third = usage.reserve(TWO, ONE_MORE);

        // Then
        assertThat(second).isEqualTo(new Within());
        assertThat(third).isEqualTo(new Exceeded(Measure.PHOTOGRAPHS, 2, 2, 1));
    }

    @Test
    void whatWasNotStoredThenDoesNotCount() {
        // Given
        read(0, Optional.of(new StoredAmount(1, 10)));
        usage.reserve(TWO, ONE_MORE);

        // When
        usage.release(ONE_MORE);

        // Then
        assertThat(usage.decide(TWO, ONE_MORE)).isEqualTo(new Within());
    }

    @Test
    void aReservationCountsBesideAnAnswerThatArrivesMeanwhile() {
        // Given
        read(0, Optional.of(new StoredAmount(1, 10)));
        usage.reserve(TWO, ONE_MORE);

        // When
        read(5 * SECOND, Optional.of(new StoredAmount(1, 10)));

        // Then
        assertThat(usage.decide(TWO, ONE_MORE)).isEqualTo(new Exceeded(Measure.PHOTOGRAPHS, 2, 2, 1));
    }

    @Test
    void aReleaseDoesNotReduceAnAnswerThatArrivedMeanwhile() {
        // Given
        read(0, Optional.of(new StoredAmount(1, 10)));
        usage.reserve(TWO, ONE_MORE);
        read(5 * SECOND, Optional.of(new StoredAmount(2, 20)));

        // When
        usage.release(ONE_MORE);

        // Then
        assertThat(usage.decide(TWO, ONE_MORE)).isEqualTo(new Exceeded(Measure.PHOTOGRAPHS, 2, 2, 1));
    }

    @Test
    void whatWasAcceptedBeforeTheRequestIsInTheAnswerAndWhatWasAcceptedDuringItIsNot() {
        // Given
        read(0, Optional.of(StoredAmount.NONE));
        accept();

        // When: another photograph is accepted while index-service answers
        usage.refresh(
                () -> {
                    accept();
                    return Optional.of(new StoredAmount(1, 10));
                },
                () -> 5 * SECOND);

        // Then
        assertThat(usage.decide(TWO, ONE_MORE)).isEqualTo(new Exceeded(Measure.PHOTOGRAPHS, 2, 2, 1));
    }

    @Test
    void aReservationIsOpenUntilItIsAcceptedOrReleased() {
        // When
        usage.reserve(TWO, StoredAmount.NONE);
        usage.reserve(TWO, ONE_MORE);
        usage.release(StoredAmount.NONE);
        boolean open = usage.hasReservation();
        usage.accept(ONE_MORE);

        // Then
        assertThat(open).isTrue();
        assertThat(usage.hasReservation()).isFalse();
    }

    @Test
    void anAnswerIsUsedForItsLifetimeAndReplacedThen() {
        // Given
        read(0, Optional.of(new StoredAmount(2, 20)));

        // When: a photograph was withdrawn
        read(4 * SECOND, Optional.of(new StoredAmount(1, 10)));
        var early = usage.decide(TWO, ONE_MORE);
        read(5 * SECOND, Optional.of(new StoredAmount(1, 10)));

        // Then
        assertThat(early).isEqualTo(new Exceeded(Measure.PHOTOGRAPHS, 2, 2, 1));
        assertThat(usage.decide(TWO, ONE_MORE)).isEqualTo(new Within());
    }

    @Test
    void withoutAnyAnswerEverythingIsWithinTheQuota() {
        // When
        read(0, Optional.empty());

        // Then
        assertThat(usage.reserve(TWO, new StoredAmount(100, 1_000))).isEqualTo(new Within());
    }

    @Test
    void anInstitutionOfWhichIndexServiceHasNoCountsStartsAtZero() {
        // Given
        read(0, Optional.of(StoredAmount.NONE));

        // When
        var first = usage.reserve(TWO, ONE_MORE);
        var second = usage.reserve(TWO, ONE_MORE);
        var third = usage.reserve(TWO, ONE_MORE);

        // Then
        assertThat(first).isEqualTo(new Within());
        assertThat(second).isEqualTo(new Within());
        assertThat(third).isEqualTo(new Exceeded(Measure.PHOTOGRAPHS, 2, 2, 1));
    }

    @Test
    void countsThatAreMissingInALaterAnswerAreZero() {
        // Given
        read(0, Optional.of(new StoredAmount(2, 20)));

        // When
        read(5 * SECOND, Optional.of(StoredAmount.NONE));

        // Then
        assertThat(usage.decide(TWO, ONE_MORE)).isEqualTo(new Within());
    }

    @Test
    void duringAnOutageTheLastAnswerAndWhatWasAcceptedSinceCount() {
        // Given
        read(0, Optional.of(new StoredAmount(1, 10)));
        usage.reserve(TWO, ONE_MORE);

        // When
        read(60 * SECOND, Optional.empty());

        // Then
        assertThat(usage.decide(TWO, ONE_MORE)).isEqualTo(new Exceeded(Measure.PHOTOGRAPHS, 2, 2, 1));
    }

    @Test
    void afterAFailedReadTheNextOneWaits() {
        // Given
        read(0, Optional.empty());

        // When
        read(SECOND, Optional.of(new StoredAmount(2, 20)));

        // Then
        assertThat(usage.decide(TWO, ONE_MORE)).isEqualTo(new Within());
    }

    private void accept() {
        usage.reserve(TWO, ONE_MORE);
        usage.accept(ONE_MORE);
    }

    private void read(long nowNanos, Optional<StoredAmount> answer) {
        usage.refresh(() -> answer, () -> nowNanos);
    }
}
