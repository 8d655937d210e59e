package org.vitrine.recipes.learn;

import static org.vitrine.models.PolarMap.ANGLES;
import static org.vitrine.models.PolarMap.RADII;

import java.util.SplittableRandom;

/**
 * What can change a polar map between an album and a network: another lens, light from one side, stronger or weaker contrast, noise,
 * something that lies on it.
 */
final class PhotometricAugmentation {

    /** Noise of deviation 1 in throws of the difference of two uniform numbers. */
    private static final float DEVIATION = 2.4f;

    private PhotometricAugmentation() {}

    static void augment(float[] maps, int at, SplittableRandom random) {
        if (random.nextDouble() < 0.5) {
            focus(maps, at, (float) (1.6 * random.nextDouble() - 0.6));
        }
        float strength = (float) (0.7 + 0.6 * random.nextDouble());
        double uneven = 0.5 * random.nextDouble();
        double towards = 2 * Math.PI * random.nextDouble();
        float noise = random.nextDouble() < 0.5 ? (float) (0.25 * random.nextDouble()) : 0;
        for (int angle = 0; angle < ANGLES; angle++) {
            float light = strength * (float) (1 + uneven * Math.cos(2 * Math.PI * angle / ANGLES - towards));
            for (int i = at + angle; i < at + RADII * ANGLES; i += ANGLES) {
                double throwOfNoise = noise > 0 ? random.nextDouble() + random.nextDouble() - 1 : 0;
                maps[i] = light * maps[i] + noise * DEVIATION * (float) throwOfNoise;
            }
        }
        if (random.nextDouble() < 0.4) {
            cover(maps, at, random);
        }
    }

    /**
     * A lens less sharp than the hoard's, or sharper.
     *
     * @param softer by how much each number is drawn to the mean about it; below 0, away from it
     */
    private static void focus(float[] maps, int at, float softer) {
        var before = new float[RADII * ANGLES];
        System.arraycopy(maps, at, before, 0, before.length);
        for (int row = 0; row < RADII; row++) {
            int above = Math.max(0, row - 1) * ANGLES;
            int here = row * ANGLES;
            int below = Math.min(RADII - 1, row + 1) * ANGLES;
            for (int angle = 0; angle < ANGLES; angle++) {
                int left = (angle + ANGLES - 1) % ANGLES;
                int right = (angle + 1) % ANGLES;
                float mean = (column(before, above, here, below, left)
                                + 2 * column(before, above, here, below, angle)
                                + column(before, above, here, below, right))
                        / 16;
                maps[at + here + angle] += softer * (mean - before[here + angle]);
            }
        }
    }

    private static float column(float[] map, int above, int here, int below, int angle) {
        return map[above + angle] + 2 * map[here + angle] + map[below + angle];
    }

    /** Worn away, or under a finger: nothing is seen there. */
    private static void cover(float[] maps, int at, SplittableRandom random) {
        int angles = random.nextInt(6, 30);
        int radii = random.nextInt(6, RADII);
        int fromAngle = random.nextInt(ANGLES);
        int fromRadius = random.nextInt(RADII - 4);
        for (int radius = fromRadius; radius < Math.min(RADII, fromRadius + radii); radius++) {
            for (int angle = fromAngle; angle < fromAngle + angles; angle++) {
                maps[at + radius * ANGLES + angle % ANGLES] *= 0.1f;
            }
        }
    }
}
