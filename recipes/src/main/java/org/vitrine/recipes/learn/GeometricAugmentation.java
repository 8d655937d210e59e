package org.vitrine.recipes.learn;

import static org.vitrine.models.PolarMap.ANGLES;
import static org.vitrine.models.PolarMap.INNER;
import static org.vitrine.models.PolarMap.OUTER;
import static org.vitrine.models.PolarMap.RADII;

import java.util.SplittableRandom;

/**
 * A polar map as it would be about a point a little beside the one it was unrolled about, a little larger or smaller, turned: each
 * time that a picture is looked at, its object was located anew. To first order in how far beside.
 *
 * @param x to the point, in halves of the picture's edge
 * @param y to the point, in halves of the picture's edge
 * @param scale of the radii
 * @param turn in angles of the map
 */
record GeometricAugmentation(double x, double y, double scale, double turn) {

    private static final double BESIDE = 0.014;
    private static final double LARGER = 0.02;

    /** Nearer to the middle a point beside it is no longer a first-order matter. */
    private static final double SMALLEST_RADIUS = 0.12;

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
                BESIDE * bell(random), BESIDE * bell(random), 1 + LARGER * bell(random), ANGLES * random.nextDouble());
    }

    /** As a flan lies that was struck beside the middle, or is smaller than its die. */
    static GeometricAugmentation farther(SplittableRandom random) {
        return new GeometricAugmentation(
                2 * BESIDE * bell(random),
                2 * BESIDE * bell(random),
                1 + 2 * LARGER * bell(random),
                ANGLES * random.nextDouble());
    }

    /** Moves the map that begins at an index. */
    void apply(float[] maps, int at) {
        var before = new float[RADII * ANGLES];
        System.arraycopy(maps, at, before, 0, before.length);
        for (int row = 0; row < RADII; row++) {
            double radius = INNER + STEP * row;
            for (int angle = 0; angle < ANGLES; angle++) {
                double beyond = radius * scale + x * COSINES[angle] + y * SINES[angle];
                double around = (y * COSINES[angle] - x * SINES[angle]) / Math.max(radius, SMALLEST_RADIUS);
                maps[at + row * ANGLES + angle] =
                        seen(before, (beyond - INNER) / STEP, angle + turn + around * ANGLES / (2 * Math.PI));
            }
        }
    }

    static float seen(float[] map, double row, double angle) {
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

    /** A sum of three uniform throws with mean 0 and deviation 1. */
    private static double bell(SplittableRandom random) {
        return 2 * (random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5);
    }
}
