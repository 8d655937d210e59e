package org.vitrine.recipes.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.vitrine.models.PolarMap.ANGLES;
import static org.vitrine.models.PolarMap.RADII;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpectralAugmentationTest {

    private static final int CELLS = RADII * ANGLES;

    @Test
    void theSameSeedGivesTheSameAugmentation() {
        assertThat(augmented(4)).isEqualTo(augmented(4));
        assertThat(IntStream.range(0, 20)
                        .map(seed -> Arrays.hashCode(augmented(seed)))
                        .distinct()
                        .count())
                .isGreaterThan(10);
    }

    @Test
    void nothingMovesAroundTheCircle() {
        for (int seed = 0; seed < 40; seed++) {
            // Given: a spoke
            var map = augmented(seed);

            // When
            double sine = 0;
            double cosine = 0;
            for (int i = 0; i < CELLS; i++) {
                double angle = 2 * Math.PI * (i % ANGLES) / ANGLES;
                sine += map[i] * Math.sin(angle);
                cosine += map[i] * Math.cos(angle);
            }

            // Then
            assertThat(Math.toDegrees(Math.atan2(sine, cosine))).isCloseTo(90, within(1.0));
        }
    }

    private static float[] augmented(long seed) {
        var map = new float[CELLS];
        for (int row = 0; row < RADII; row++) {
            for (int angle = ANGLES / 4 - 2; angle <= ANGLES / 4 + 2; angle++) {
                map[row * ANGLES + angle] = 2;
            }
        }
        SpectralAugmentation.augment(map, 0, new SplittableRandom(seed));
        return map;
    }
}
