package org.vitrine.recipes.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.vitrine.models.PolarMap.ANGLES;
import static org.vitrine.models.PolarMap.INNER;
import static org.vitrine.models.PolarMap.OUTER;
import static org.vitrine.models.PolarMap.RADII;

import org.junit.jupiter.api.Test;

class GeometricAugmentationTest {

    private static final double STEP = (OUTER - INNER) / (RADII - 1);

    @Test
    void turningShiftsTheMapAlongTheAngle() {
        // Given
        var map = map(0, 0);

        // When
        new GeometricAugmentation(0, 0, 1, 5).apply(map, 0);

        // Then
        var before = map(0, 0);
        for (int row = 0; row < RADII - 1; row++) {
            for (int angle = 0; angle < ANGLES; angle++) {
                assertThat(map[row * ANGLES + angle])
                        .isCloseTo(before[row * ANGLES + (angle + 5) % ANGLES], within(1e-4f));
            }
        }
    }

    @Test
    void aShiftedMapEqualsUnrollingAboutTheShiftedCentre() {
        // Given: a smooth picture unrolled about its middle
        var map = map(0, 0);

        // When
        new GeometricAugmentation(0.03, -0.02, 1, 0).apply(map, 0);

        // Then: as unrolled about the point, but for what is second order near the middle and clamped at the rim
        var shifted = map(0.03, -0.02);
        for (int row = 8; row < RADII - 2; row++) {
            for (int angle = 0; angle < ANGLES; angle++) {
                assertThat(map[row * ANGLES + angle]).isCloseTo(shifted[row * ANGLES + angle], within(0.05f));
            }
        }
    }

    /** Returns the polar map of waves across a picture, unrolled about a point. */
    private static float[] map(double x, double y) {
        var map = new float[RADII * ANGLES];
        for (int row = 0; row < RADII; row++) {
            for (int angle = 0; angle < ANGLES; angle++) {
                double radius = INNER + STEP * row;
                double atX = x + radius * Math.cos(2 * Math.PI * angle / ANGLES);
                double atY = y + radius * Math.sin(2 * Math.PI * angle / ANGLES);
                map[row * ANGLES + angle] = (float) (Math.sin(4 * atX + 1) * Math.cos(3 * atY));
            }
        }
        return map;
    }
}
