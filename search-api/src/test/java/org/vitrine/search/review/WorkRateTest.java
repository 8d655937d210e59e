package org.vitrine.search.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vitrine.imageindex.LeaseReport.WorkMinute;

class WorkRateTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static WorkMinute minute(int before, long done) {
        return new WorkMinute(NOON.minus(Duration.ofMinutes(before)), done);
    }

    @Test
    void nothingFinishedIsNoRate() {
        assertThat(WorkRate.of(List.of())).isEmpty();
    }

    @Test
    void anHourOfSixAMinuteIs360() {
        List<WorkMinute> minutes = new ArrayList<>();
        for (int before = 0; before < 300; before++) {
            minutes.add(minute(before, 6));
        }

        assertThat(WorkRate.of(minutes)).contains(new WorkRate(360));
    }

    @Test
    void aNightBetweenTwoSessionsDoesNotCount() {
        var minutes = List.of(minute(0, 4), minute(2, 4), minute(600, 4), minute(602, 4));

        // 1 + 2 + 1 + 2 minutes of work
        assertThat(WorkRate.of(minutes)).contains(new WorkRate(160));
    }

    @Test
    void theTimeLeftIsThatOfTheRate() {
        assertThat(new WorkRate(120).timeFor(60)).isEqualTo(Duration.ofMinutes(30));
    }
}
