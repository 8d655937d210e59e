package org.vitrine.recipes.learn;

import static org.vitrine.models.PolarMap.ANGLES;
import static org.vitrine.models.PolarMap.INNER;
import static org.vitrine.models.PolarMap.OUTER;
import static org.vitrine.models.PolarMap.RADII;

import java.util.SplittableRandom;

/**
 * Geometric variation of a polar map: as if it were unrolled about a slightly shifted centre, with other radii and
 * another rotation. It simulates the differences of locating from photograph to photograph. The shift is applied to
 * first order.
 *
 * @param x shift of the centre to the right, in halves of the picture's edge
 * @param y shift of the centre downwards, in halves of the picture's edge
 * @param scale factor of the radii
 * @param turn rotation, in angle steps of the map
 */
record GeometricAugmentation(double x, double y, double scale, double turn) {

    private static final double MAX_SHIFT = 0.014;
    private static final double MAX_SCALE_CHANGE = 0.02;

    /**
     * Smallest radius for the first-order shift along the angle; nearer to the centre the approximation does not hold.
     */
    private static final double MIN_RADIUS = 0.12;

    private static final double STEP = (OUTER - INNER) / (RADII - 1);
    private static final double[] COSINES = new double[ANGLES];
    private static final double[] SINES = new double[ANGLES];

    static {
        for (int angle = 0; angle < ANGLES; angle++) {
            COSINES[angle] = Math.cos(2 * Math.PI * angle / ANGLES);
            SINES[angle] = Math.sin(2 * Math.PI * angle / ANGLES);
        }
    }

    static GeometricAugmentation random(SplittableRandom random) {
        return new GeometricAugmentation(
                MAX_SHIFT * nearNormal(random),
                MAX_SHIFT * nearNormal(random),
                1 + MAX_SCALE_CHANGE * nearNormal(random),
                ANGLES * random.nextDouble());
    }

    /**
     * Draws a variation of twice the usual range, for flans that were struck off-centre or are smaller than their die.
     */
    static GeometricAugmentation strong(SplittableRandom random) {
        return new GeometricAugmentation(
                2 * MAX_SHIFT * nearNormal(random),
                2 * MAX_SHIFT * nearNormal(random),
                1 + 2 * MAX_SCALE_CHANGE * nearNormal(random),
                ANGLES * random.nextDouble());
    }

    /** Applies the variation to the map that begins at index {@code offset}, in place. */
    void apply(float[] maps, int offset) {
        var before = new float[RADII * ANGLES];
        System.arraycopy(maps, offset, before, 0, before.length);
        for (int row = 0; row < RADII; row++) {
            double radius = INNER + STEP * row;
            for (int angle = 0; angle < ANGLES; angle++) {
                double beyond = radius * scale + x * COSINES[angle] + y * SINES[angle];
                double around = (y * COSINES[angle] - x * SINES[angle]) / Math.max(radius, MIN_RADIUS);
                maps[offset + row * ANGLES + angle] =
                        interpolated(before, (beyond - INNER) / STEP, angle + turn + around * ANGLES / (2 * Math.PI));
            }
        }
    }

    static float interpolated(float[] map, double row, double angle) {
        double within = Math.clamp(row, 0.0, RADII - 1.001);
        int upper = (int) within;
        int left = (int) Math.floor(angle);
        float down = (float) (within - upper);
        float right = (float) (angle - left);
        int one = upper * ANGLES + Math.floorMod(left, ANGLES);
        int two = upper * ANGLES + Math.floorMod(left + 1, ANGLES);
        float above = map[one] + right * (map[two] - map[one]);
        float below = map[one + ANGLES] + right * (map[two + ANGLES] - map[one + ANGLES]);
        return above + down * (below - above);
    }

    /** Scaled sum of three uniform numbers, with mean 0 and standard deviation 1. */
    private static double nearNormal(SplittableRandom random) {
        return 2 * (random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5);
    }
}
