package org.vitrine.search.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    private final Calibration calibration = new Calibration(0.8, 20);

    @Test
    void atTheMidpointAMatchIsAsLikelyAsNot() {
        assertThat(calibration.logOdds(0.8)).isZero();
    }

    @Test
    void aTwentiethAboveTheMidpointIsOneLogOddAtASlopeOfTwenty() {
        assertThat(calibration.logOdds(0.85)).isCloseTo(1, within(1e-9));
    }

    @Test
    void aSlopeThatTurnsTheOrderRoundIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Calibration(0.8, 0))
                .withMessageContaining("slope is 0.0");
    }

    @Property(tries = 200)
    void moreSimilarIsNeverLessProbable(
            @ForAll @DoubleRange(min = -1, max = 1) double one, @ForAll @DoubleRange(min = -1, max = 1) double other) {
        assertThat(calibration.logOdds(Math.max(one, other)))
                .isGreaterThanOrEqualTo(calibration.logOdds(Math.min(one, other)));
    }
}
