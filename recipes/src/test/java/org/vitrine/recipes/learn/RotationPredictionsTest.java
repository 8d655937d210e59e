package org.vitrine.recipes.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.vitrine.recipes.nets.FaceNet;

class RotationPredictionsTest {

    private static final double STEP = 360.0 / FaceNet.ANGLES;

    @Test
    void theTemperatureCalibratesOverconfidentScores() {
        // Given: seven of ten are right, and all are given odds of e^8 against each other turn
        var random = new Random(2);
        var scores = new ArrayList<float[]>();
        var degrees = new double[2000];
        for (int i = 0; i < degrees.length; i++) {
            int turn = random.nextInt(FaceNet.ANGLES);
            var each = new float[FaceNet.ANGLES];
            each[turn] = 8;
            scores.add(each);
            degrees[i] = STEP * (random.nextDouble() < 0.7 ? turn : turn + FaceNet.ANGLES / 2);
        }
        var predictions = new RotationPredictions(scores, degrees);

        // When
        double temperature = predictions.temperature();

        // Then: e^(8/T) against 63 others, four of which count as right, is .7
        double peak = Math.exp(8 / temperature);
        assertThat((peak + 4) / (peak + FaceNet.ANGLES - 1)).isCloseTo(0.7, within(0.03));
        assertThat(predictions.accuracy()).isCloseTo(0.7, within(0.03));
        assertThat(predictions.negativeLogLikelihood(temperature)).isLessThan(predictions.negativeLogLikelihood(1));
    }

    @Test
    void aNeighbouringTurnIsRightAndAroundTheCircleToo() {
        // Given
        var none = new float[FaceNet.ANGLES];
        none[0] = 1;

        // Then
        assertThat(new RotationPredictions(List.of(none), new double[] {-2 * STEP}).accuracy())
                .isEqualTo(1);
        assertThat(new RotationPredictions(List.of(none), new double[] {360 - 3 * STEP}).accuracy())
                .isZero();
    }

    @Test
    void scoresWithoutTrueAnglesAreRefused() {
        assertThatThrownBy(() -> new RotationPredictions(List.of(new float[FaceNet.ANGLES]), new double[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("scores of 1 pictures and 0 true angles");
    }
}
