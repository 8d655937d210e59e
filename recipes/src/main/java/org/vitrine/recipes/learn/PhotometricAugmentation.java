package org.vitrine.recipes.learn;

import static org.vitrine.models.PolarMap.ANGLES;
import static org.vitrine.models.PolarMap.RADII;

import java.util.SplittableRandom;

/**
 * Augments a polar map with variations of photography: sharpness, light from one side, contrast, noise and occlusion.
 */
final class PhotometricAugmentation {

    /** Factor that scales the sum of two uniform numbers less 1 to a standard deviation of about 1. */
    private static final float DEVIATION = 2.4f;

    private PhotometricAugmentation() {}

    /** Augments the map that begins at index {@code offset}, in place. */
    static void augment(float[] maps, int offset, SplittableRandom random) {
        if (random.nextDouble() < 0.5) {
            focus(maps, offset, (float) (1.6 * random.nextDouble() - 0.6));
        }
        float strength = (float) (0.7 + 0.6 * random.nextDouble());
        double uneven = 0.5 * random.nextDouble();
        double towards = 2 * Math.PI * random.nextDouble();
        float noise = random.nextDouble() < 0.5 ? (float) (0.25 * random.nextDouble()) : 0;
        for (int angle = 0; angle < ANGLES; angle++) {
            float light = strength * (float) (1 + uneven * Math.cos(2 * Math.PI * angle / ANGLES - towards));
            for (int i = offset + angle; i < offset + RADII * ANGLES; i += ANGLES) {
                double noiseValue = noise > 0 ? random.nextDouble() + random.nextDouble() - 1 : 0;
                maps[i] = light * maps[i] + noise * DEVIATION * (float) noiseValue;
            }
        }
        if (random.nextDouble() < 0.4) {
            cover(maps, offset, random);
        }
    }

    /**
     * Blurs or sharpens the map, as a lens that differs from that of the hoard.
     *
     * @param softer weight by which each number moves towards the mean around it; negative values sharpen
     */
    private static void focus(float[] maps, int offset, float softer) {
        var before = new float[RADII * ANGLES];
        System.arraycopy(maps, offset, before, 0, before.length);
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
                maps[offset + here + angle] += softer * (mean - before[here + angle]);
            }
        }
    }

    private static float column(float[] map, int above, int here, int below, int angle) {
        return map[above + angle] + 2 * map[here + angle] + map[below + angle];
    }

    /** Attenuates a rectangle of the map, as where relief is worn away or covered by a finger. */
    private static void cover(float[] maps, int offset, SplittableRandom random) {
        int angles = random.nextInt(6, 30);
        int radii = random.nextInt(6, RADII);
        int fromAngle = random.nextInt(ANGLES);
        int fromRadius = random.nextInt(RADII - 4);
        for (int radius = fromRadius; radius < Math.min(RADII, fromRadius + radii); radius++) {
            for (int angle = fromAngle; angle < fromAngle + angles; angle++) {
                maps[offset + radius * ANGLES + angle % ANGLES] *= 0.1f;
            }
        }
    }
}
