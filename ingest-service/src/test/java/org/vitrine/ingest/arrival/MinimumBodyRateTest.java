package org.vitrine.ingest.arrival;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MinimumBodyRateTest {

    private final MinimumBodyRate pace = new MinimumBodyRate(4096);

    @Test
    void aSlowStartIsAccepted() {
        assertThatCode(() -> pace.check(1, MinimumBodyRate.GRACE)).doesNotThrowAnyException();
    }

    @Test
    void aSenderThatDripsIsCutOffWithTheLimit() {
        assertThatThrownBy(() -> pace.check(30, Duration.ofSeconds(30)))
                .hasMessage(
                        "30 bytes were received in 30 s, slower than vitrine.ingest.upload-pace 4096 bytes per second");
        assertThatCode(() -> pace.check(30 * 4096, Duration.ofSeconds(30))).doesNotThrowAnyException();
    }

    @Test
    void zeroIsNoLimit() {
        assertThatCode(() -> MinimumBodyRate.NONE.check(0, Duration.ofHours(1))).doesNotThrowAnyException();
    }
}
