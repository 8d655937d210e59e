package org.vitrine.recipes.pictures;

import java.util.SplittableRandom;

/** Random numbers for composing a scene. */
record SceneRandom(SplittableRandom random) {

    private static final double TURN = 2 * Math.PI;

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    double angle() {
        return TURN * random.nextDouble();
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** Scaled sum of three uniform numbers, with mean 0 and standard deviation 1. */
    double nearNormal() {
        return 2 * (random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5);
    }

    float[] tint(double maxChange) {
        var tint = new float[Canvas.CHANNELS];
        for (int channel = 0; channel < tint.length; channel++) {
            tint[channel] = (float) (1 + maxChange * between(-1, 1));
        }
        return tint;
    }
}
