package org.vitrine.search.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    private final Calibration calibration = new Calibration(0.8, 20);

    @Test
    void atTheMidpointAMatchIsAsLikelyAsNot() {
        assertThat(probability(0.8)).isEqualTo(0.5);
    }

    @Test
    void oneSlopeAboveTheMidpointIsTheLogisticOfOne() {
        assertThat(probability(0.85)).isCloseTo(0.7310585786, org.assertj.core.api.Assertions.within(1e-9));
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
        assertThat(probability(Math.max(one, other)))
                .isBetween(0.0, 1.0)
                .isGreaterThanOrEqualTo(probability(Math.min(one, other)));
    }

    private double probability(double similarity) {
        return Calibration.probability(calibration.logOdds(similarity));
    }
}
