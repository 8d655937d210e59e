package org.vitrine.search.propose;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class IngestActivityTest {

    private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");
    private static final Duration PERIOD = Duration.ofSeconds(3);

    @Test
    void ingestIsActiveUntilThePeriodSinceTheNewestRecordHasPassed() {
        assertThat(IngestActivity.isActive(NOW.minusMillis(2_999), NOW, PERIOD)).isTrue();
        assertThat(IngestActivity.isActive(NOW.minusSeconds(3), NOW, PERIOD)).isFalse();
        assertThat(IngestActivity.isActive(Instant.EPOCH, NOW, PERIOD)).isFalse();
    }

    @Test
    void aRecordOfAClockThatIsAheadCountsAsNew() {
        assertThat(IngestActivity.isActive(NOW.plusSeconds(1), NOW, PERIOD)).isTrue();
    }
}
