package org.vitrine.modelserver.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

    private final AtomicLong clock = new AtomicLong();

    @Test
    void limitsTheRateOverTwoMinutesUnderAnyLoad() {
        // Given
        var bucket = new TokenBucket(50, 50, clock::get);

        // When: a token is requested a thousand times per second
        long granted = IntStream.range(0, 120_000)
                .filter(_ -> {
                    clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(1));
                    return bucket.take();
                })
                .count();

        // Then: the initial burst, and the sustained rate
        assertThat(granted).isBetween(50L * 120, 50L * 120 + 50);
    }

    @Test
    void aRestSavesUpNoMoreThanTheBurst() {
        // Given
        var bucket = new TokenBucket(10, 5, clock::get);

        // When
        clock.addAndGet(TimeUnit.HOURS.toNanos(1));

        // Then
        assertThat(IntStream.range(0, 100).filter(_ -> bucket.take()).count()).isEqualTo(5);
    }
}
