package org.vitrine.imageindex;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReviewLeaseTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration SKEW = Duration.ofSeconds(5);

    private final ReviewLease lease =
            ReviewLease.of("t1", "coins", "new", "token-1", "anna", NOON, NOON.plusSeconds(60));

    @Test
    void anExpiredLeaseIsNotHeldAndNotYetFreeWhileClocksMayDiffer() {
        var then = NOON.plusSeconds(62);

        assertThat(lease.isValid(then)).isFalse();
        assertThat(lease.isAvailable(then, SKEW)).isFalse();
        assertThat(lease.isAvailable(NOON.plusSeconds(65), SKEW)).isTrue();
    }

    @Test
    void aReleasedLeaseIsFreeAtOnce() {
        assertThat(lease.withReleased().isAvailable(NOON.plusSeconds(1), SKEW)).isTrue();
        assertThat(lease.withReleased().isValid(NOON.plusSeconds(1))).isFalse();
    }

    @Test
    void theNextLeaseKeepsWhenTheTaskWasDone() {
        var done = lease.withFinished(NOON.plusSeconds(30), "anna");
        var next = ReviewLease.of("t1", "coins", "conflict", "token-2", "ben", NOON, NOON.plusSeconds(900));

        var replaced = done.replacedBy(next);

        assertThat(replaced.token()).isEqualTo("token-2");
        assertThat(replaced.person()).isEqualTo("ben");
        assertThat(replaced.released()).isFalse();
        assertThat(replaced.doneAt()).contains(NOON.plusSeconds(30));
        assertThat(replaced.doneBy()).contains("anna");
    }

    @Test
    void renewingNeverShortens() {
        assertThat(lease.withExpiry(NOON.plusSeconds(10)).leasedUntil()).isEqualTo(NOON.plusSeconds(60));
        assertThat(lease.withExpiry(NOON.plusSeconds(90)).leasedUntil()).isEqualTo(NOON.plusSeconds(90));
    }
}
