package org.vitrine.training.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PrincipalComponentsTest {

    private static final int DIMENSION = 60;

    @Test
    void theDirectionsInWhichVectorsDifferMostAreFound() {
        // Given: three directions of their own, and a little of every other
        var vectors = vectors(500, 3, 0.05);

        // When
        var directions = PrincipalComponents.of(vectors, 8, 1);

        // Then
        assertThat(directions.count()).isEqualTo(8);
        assertThat(shareKept(directions, vectors)).isGreaterThan(0.9);
    }

    @Test
    void aHeadTrainedOnComponentsDecidesTheSameOnWholeVectors() {
        // Given
        var vectors = vectors(300, 5, 0.1);
        var directions = PrincipalComponents.of(vectors, 12, 1);
        var weights = new float[directions.count()];
        var random = new Random(9);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) random.nextGaussian();
        }

        // When
        var whole = directions.toVector(weights);

        // Then
        for (var vector : vectors) {
            var along = directions.along(vector);
            double sum = 0;
            for (int i = 0; i < along.length; i++) {
                sum += along[i] * weights[i];
            }
            double sumOfWhole = 0;
            for (int i = 0; i < DIMENSION; i++) {
                sumOfWhole += vector[i] * whole[i];
            }
            assertThat(sumOfWhole).isCloseTo(sum, within(1e-3));
        }
    }

    @Test
    void vectorsThatLieInThreeDirectionsHaveNoFourth() {
        assertThat(PrincipalComponents.of(vectors(200, 3, 0), 20, 1).count()).isEqualTo(3);
    }

    /** Share of the squared length of the vectors that the directions keep. */
    private static double shareKept(FeatureDirections directions, float[][] vectors) {
        double kept = 0;
        double all = 0;
        for (var vector : vectors) {
            for (double along : directions.along(vector)) {
                kept += along * along;
            }
            for (float number : vector) {
                all += number * number;
            }
        }
        return kept / all;
    }

    private static float[][] vectors(int count, int own, double rest) {
        var random = new Random(3);
        var axes = new float[own][DIMENSION];
        for (var axis : axes) {
            for (int i = 0; i < DIMENSION; i++) {
                axis[i] = (float) random.nextGaussian();
            }
        }
        var vectors = new float[count][DIMENSION];
        for (var vector : vectors) {
            for (var axis : axes) {
                float times = (float) random.nextGaussian();
                for (int i = 0; i < DIMENSION; i++) {
                    vector[i] += times * axis[i];
                }
            }
            for (int i = 0; i < DIMENSION; i++) {
                vector[i] += (float) (rest * random.nextGaussian());
            }
        }
        return vectors;
    }
}
