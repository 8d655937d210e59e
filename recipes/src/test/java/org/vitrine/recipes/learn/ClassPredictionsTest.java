package org.vitrine.recipes.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ClassPredictionsTest {

    private static final int COUNT = 6000;

    @Test
    void scoresThatBoastAreCooledUntilTheirConfidenceIsWhatItSays() {
        // Given
        var boasting = said(3);

        // When
        double temperature = boasting.temperature();

        // Then
        assertThat(temperature).isCloseTo(3, within(0.3));
    }

    @Test
    void aClassIsNamedFromWhereItIsNamedRightlyOftenEnough() {
        // Given
        var honest = said(1);

        // When
        double least = honest.least(1, 0, 0.9);

        // Then
        var named = honest.said(1, least, 0);
        assertThat(least).isBetween(0.6, 0.9);
        assertThat(named.rightly()).isGreaterThanOrEqualTo((int) (0.9 * named.named()));
        assertThat(named.of()).isGreaterThan(named.rightly());
    }

    @Test
    void aClassThatIsNeverToldIsNeverNamed() {
        // Given: an answer that has nothing to do with the truth
        var random = new Random(3);
        var logits = new double[COUNT][];
        var truths = new int[COUNT];
        for (int i = 0; i < COUNT; i++) {
            logits[i] = new double[] {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            truths[i] = random.nextInt(3);
        }

        // When
        double least = new ClassPredictions(logits, truths).least(1, 2, 0.95);

        // Then
        assertThat(least).isEqualTo(ClassPredictions.NEVER);
    }

    @Test
    void answersWithoutTruthsAreRefused() {
        assertThatThrownBy(() -> new ClassPredictions(new double[1][3], new int[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("logits of 1 pictures and 0 true classes");
    }

    /** Returns predictions whose logits are the calibrated ones multiplied by a factor. */
    private static ClassPredictions said(double times) {
        var random = new Random(2);
        var logits = new double[COUNT][3];
        var truths = new int[COUNT];
        for (int i = 0; i < COUNT; i++) {
            double sum = 0;
            var shares = new double[3];
            for (int k = 0; k < 3; k++) {
                double honest = 2 * random.nextGaussian();
                logits[i][k] = times * honest;
                shares[k] = Math.exp(honest);
                sum += shares[k];
            }
            double throwIn = random.nextDouble() * sum;
            truths[i] = throwIn < shares[0] ? 0 : throwIn < shares[0] + shares[1] ? 1 : 2;
        }
        return new ClassPredictions(logits, truths);
    }
}
