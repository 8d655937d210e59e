package org.vitrine.ingest.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReplayRateTest {

    private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(50);

    private final ReplayRate rate = new ReplayRate(20);
    private final long now = System.nanoTime();

    @Test
    void recordsThatComeTogetherAreSentAtTheRate() {
        // When
        long first = rate.takeSlot(now);
        long second = rate.takeSlot(now);
        long third = rate.takeSlot(now);

        // Then
        assertThat(first).isZero();
        assertThat(second).isEqualTo(INTERVAL);
        assertThat(third).isEqualTo(2 * INTERVAL);
    }

    @Test
    void aPauseIsNotMadeUpFor() {
        // Given
        rate.takeSlot(now);

        // When
        long first = rate.takeSlot(now + 10 * INTERVAL);
        long second = rate.takeSlot(now + 10 * INTERVAL);

        // Then
        assertThat(first).isZero();
        assertThat(second).isEqualTo(INTERVAL);
    }
}
