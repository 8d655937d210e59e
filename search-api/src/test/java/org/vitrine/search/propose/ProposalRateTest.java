package org.vitrine.search.propose;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProposalRateTest {

    private static final long START = 7_000_000_000L;

    @Test
    void simultaneousRequestsGetEvenlySpacedSlots() {
        var pace = new ProposalRate(4);

        assertThat(pace.reserve(START)).isZero();
        assertThat(pace.reserve(START)).isEqualTo(Duration.ofMillis(250));
        assertThat(pace.reserve(START)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void aPauseSavesNothingUp() {
        var pace = new ProposalRate(4);
        pace.reserve(START);

        long later = START + Duration.ofMinutes(1).toNanos();

        assertThat(pace.reserve(later)).isZero();
        assertThat(pace.reserve(later)).isEqualTo(Duration.ofMillis(250));
    }
}
