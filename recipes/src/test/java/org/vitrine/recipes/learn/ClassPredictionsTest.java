package org.vitrine.recipes.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ClassPredictionsTest {

    private static final int COUNT = 6000;

    @Test
    void theTemperatureCalibratesOverconfidentScores() {
        // Given
        var overconfident = predictions(3);

        // When
        double temperature = overconfident.temperature();

        // Then
        assertThat(temperature).isCloseTo(3, within(0.3));
    }

    @Test
    void theThresholdReachesTheWantedPrecision() {
        // Given
        var calibrated = predictions(1);

        // When
        double threshold = calibrated.threshold(1, 0, 0.9);

        // Then
        var named = calibrated.counts(1, threshold, 0);
        assertThat(threshold).isBetween(0.6, 0.9);
        assertThat(named.correct()).isGreaterThanOrEqualTo((int) (0.9 * named.named()));
        assertThat(named.total()).isGreaterThan(named.correct());
    }

    @Test
    void aClassBelowThePrecisionIsNeverNamed() {
        // Given: an answer that has nothing to do with the truth
        var random = new Random(3);
        var logits = new double[COUNT][];
        var truths = new int[COUNT];
        for (int i = 0; i < COUNT; i++) {
            logits[i] = new double[] {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            truths[i] = random.nextInt(3);
        }

        // When
        double threshold = new ClassPredictions(logits, truths).threshold(1, 2, 0.95);

        // Then
        assertThat(threshold).isEqualTo(ClassPredictions.NEVER);
    }

    @Test
    void logitsWithoutTrueClassesAreRefused() {
        assertThatThrownBy(() -> new ClassPredictions(new double[1][3], new int[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("logits of 1 pictures and 0 true classes");
    }

    /** Returns predictions whose logits are the calibrated ones multiplied by a factor. */
    private static ClassPredictions predictions(double times) {
        var random = new Random(2);
        var logits = new double[COUNT][3];
        var truths = new int[COUNT];
        for (int i = 0; i < COUNT; i++) {
            double sum = 0;
            var shares = new double[3];
            for (int k = 0; k < 3; k++) {
                double calibrated = 2 * random.nextGaussian();
                logits[i][k] = times * calibrated;
                shares[k] = Math.exp(calibrated);
                sum += shares[k];
            }
            double draw = random.nextDouble() * sum;
            truths[i] = draw < shares[0] ? 0 : draw < shares[0] + shares[1] ? 1 : 2;
        }
        return new ClassPredictions(logits, truths);
    }
}
