package org.vitrine.recipes.learn;

import static org.vitrine.models.PolarMap.ANGLES;
import static org.vitrine.models.PolarMap.RADII;

import java.util.SplittableRandom;

/** What may befall a polar map between an album and a network: stronger or weaker contrast, noise, something that lies on it. */
final class Mishaps {

    private Mishaps() {}

    static void befall(float[] maps, int at, SplittableRandom random) {
        float strength = (float) (0.7 + 0.6 * random.nextDouble());
        float noise = random.nextDouble() < 0.5 ? (float) (0.25 * random.nextDouble()) : 0;
        for (int i = at; i < at + RADII * ANGLES; i++) {
            double throwOfNoise = noise > 0 ? random.nextDouble() + random.nextDouble() - 1 : 0;
            maps[i] = strength * maps[i] + noise * 2.4f * (float) throwOfNoise;
        }
        if (random.nextDouble() < 0.3) {
            cover(maps, at, random);
        }
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
