package org.vitrine.recipes.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SidePredictionsTest {

    @Test
    void theTemperatureCalibratesOverconfidentScores() {
        // Given: a network whose scores are three times what they ought to be
        var random = new Random(2);
        var scores = new double[4000];
        var truths = new boolean[scores.length];
        for (int i = 0; i < scores.length; i++) {
            double calibrated = 2 * random.nextGaussian();
            truths[i] = random.nextDouble() < 1 / (1 + Math.exp(-calibrated));
            scores[i] = 3 * calibrated;
        }

        // When
        double temperature = new SidePredictions(scores, truths).temperature();

        // Then
        assertThat(temperature).isCloseTo(3, within(0.3));
    }

    @Test
    void theAccuracyIsTheShareOfCorrectSides() {
        assertThat(new SidePredictions(new double[] {1, -1, 2, -3}, new boolean[] {true, true, true, false}).accuracy())
                .isEqualTo(0.75);
    }

    @Test
    void scoresWithoutTrueSidesAreRefused() {
        assertThatThrownBy(() -> new SidePredictions(new double[] {1}, new boolean[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("scores of 1 pictures and 0 true sides");
    }
}
