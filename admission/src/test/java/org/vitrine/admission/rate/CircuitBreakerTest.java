package org.vitrine.admission.rate;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {

    private static final long SECOND = 1_000_000_000L;
    private static final CircuitBreaker.Rules RULES = new CircuitBreaker.Rules(3, SECOND, 4 * SECOND);

    @Test
    void opensAfterFailuresInARow() {
        // When
        var twice = failed(failed(CircuitBreaker.closed(), 1), 2);

        // Then
        assertThat(twice.allows(3)).isTrue();
        assertThat(failed(twice, 3)).isInstanceOf(CircuitBreaker.Open.class);
        assertThat(failed(twice.answered(3), 4)).isInstanceOf(CircuitBreaker.Closed.class);
    }

    @Test
    void aProbeGoesAndTheNextWaitsTwiceAsLong() {
        // Given
        var open = open(0);

        // When
        var probed = open.sent(SECOND, RULES, 0.5);

        // Then
        assertThat(open.allows(SECOND - 1)).isFalse();
        assertThat(open.allows(SECOND)).isTrue();
        assertThat(probed.allows(SECOND + 2 * SECOND - 1)).isFalse();
        assertThat(probed.allows(SECOND + 2 * SECOND)).isTrue();
    }

    @Test
    void anAnswerCloses() {
        assertThat(open(0).answered(7)).isEqualTo(new CircuitBreaker.Closed(0, 7));
    }

    @Test
    void failuresOfBeforeTheReturnDoNotCount() {
        // Given
        var back = open(0).answered(10 * SECOND);

        // When
        var after = back.failed(11 * SECOND, 9 * SECOND, RULES, 0)
                .failed(11 * SECOND, 9 * SECOND, RULES, 0)
                .failed(11 * SECOND, 9 * SECOND, RULES, 0);

        // Then
        assertThat(after).isEqualTo(back);
    }

    @Property
    void aReturnIsNoticedWithinAFifthMoreThanTheLongestWait(
            @ForAll @IntRange(min = 0, max = 50) int probes, @ForAll @DoubleRange(min = 0, max = 0.99) double jitter) {
        // Given
        CircuitBreaker circuitBreaker = open(0);
        long now = 0;
        for (int i = 0; i < probes; i++) {
            now = ((CircuitBreaker.Open) circuitBreaker).probeAt();
            circuitBreaker = circuitBreaker.sent(now, RULES, jitter);
        }

        // Then
        assertThat(((CircuitBreaker.Open) circuitBreaker).probeAt() - now).isLessThanOrEqualTo((long) (4.8 * SECOND));
    }

    private static CircuitBreaker open(long now) {
        return failed(failed(failed(CircuitBreaker.closed(), now), now), now);
    }

    private static CircuitBreaker failed(CircuitBreaker circuitBreaker, long now) {
        return circuitBreaker.failed(now, now, RULES, 0.5);
    }
}
