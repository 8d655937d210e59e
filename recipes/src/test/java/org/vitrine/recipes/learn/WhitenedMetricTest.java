package org.vitrine.recipes.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WhitenedMetricTest {

    private static final int SIZE = 12;
    private static final int PER_FACE = 4;

    @Test
    void aRootTimesItselfIsTheMatrixAndTimesItsInverseTheIdentity() {
        // Given
        var random = new Random(1);
        var matrix = new SquareMatrix(SIZE);
        for (int i = 0; i < 3 * SIZE; i++) {
            matrix.addProducts(random.doubles(SIZE).toArray());
        }

        // When
        var roots = matrix.roots();

        // Then
        var square = roots.root().times(roots.root());
        var identity = roots.root().times(roots.inverse());
        for (int row = 0; row < SIZE; row++) {
            for (int column = 0; column < SIZE; column++) {
                assertThat(square.at(row, column)).isCloseTo(matrix.at(row, column), within(1e-6));
                assertThat(identity.at(row, column)).isCloseTo(row == column ? 1 : 0, within(1e-6));
            }
        }
    }

    @Test
    void differencesWithinFacesHaveLessWeight() {
        // Given: half of the numbers depend on the face, the other half on light and wear, three times as strong
        var random = new Random(2);
        var vectors = new float[40 * PER_FACE][SIZE];
        for (int i = 0; i < vectors.length; i++) {
            var face = new Random(i / PER_FACE);
            for (int k = 0; k < SIZE; k++) {
                vectors[i][k] = (float) (k % 2 == 0 ? face.nextGaussian() : 3 * random.nextGaussian());
            }
        }

        // When
        var metric = WhitenedMetric.fit(vectors, PER_FACE, 0.01);

        // Then
        assertThat(foundAgain(vectors, metric)).isGreaterThan(2 * foundAgain(vectors, null));
        assertThat(dot(metric.apply(vectors[3]), metric.apply(vectors[3]))).isCloseTo(1, within(1e-5));
    }

    private static int foundAgain(float[][] vectors, @Nullable WhitenedMetric metric) {
        int found = 0;
        for (int i = 0; i < vectors.length; i++) {
            int best = i == 0 ? 1 : 0;
            for (int j = 0; j < vectors.length; j++) {
                best = j != i
                                && similarity(vectors[i], vectors[j], metric)
                                        > similarity(vectors[i], vectors[best], metric)
                        ? j
                        : best;
            }
            found += best / PER_FACE == i / PER_FACE ? 1 : 0;
        }
        return found;
    }

    private static double similarity(float[] one, float[] other, @Nullable WhitenedMetric metric) {
        if (metric == null) {
            return dot(one, other) / Math.sqrt(dot(one, one) * dot(other, other));
        }
        return dot(metric.apply(one), metric.apply(other));
    }

    private static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
