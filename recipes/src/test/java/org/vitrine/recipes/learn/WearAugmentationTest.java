package org.vitrine.recipes.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.vitrine.models.PolarMap.ANGLES;
import static org.vitrine.models.PolarMap.RADII;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WearAugmentationTest {

    private static final int CELLS = RADII * ANGLES;

    @Test
    void theSameSeedGivesTheSameWear() {
        assertThat(worn(4)).isEqualTo(worn(4)).isNotEqualTo(worn(5));
    }

    @Test
    void featuresKeepTheirAngleOnAverage() {
        // Given: a spoke
        double sine = 0;
        double cosine = 0;

        // When
        for (int seed = 0; seed < 40; seed++) {
            var worn = worn(seed);
            for (int i = 0; i < CELLS; i++) {
                double angle = 2 * Math.PI * (i % ANGLES) / ANGLES;
                sine += worn[i] * Math.sin(angle);
                cosine += worn[i] * Math.cos(angle);
            }
        }

        // Then: whichever way single pictures are bent, the truth about the turn holds
        assertThat(Math.toDegrees(Math.atan2(sine, cosine))).isCloseTo(90, within(3.0));
    }

    private static float[] worn(long seed) {
        var map = new float[CELLS];
        for (int row = 0; row < RADII; row++) {
            for (int angle = ANGLES / 4 - 2; angle <= ANGLES / 4 + 2; angle++) {
                map[row * ANGLES + angle] = 2;
            }
        }
        new WearAugmentation(1).apply(map, 0, new float[CELLS], new SplittableRandom(seed));
        return map;
    }
}
