package org.vitrine.recipes.pictures;

import java.util.SplittableRandom;

/** Random numbers for composing a scene. */
record SceneRandom(SplittableRandom random) {

    private static final double TURN = 2 * Math.PI;

    boolean chance(double of) {
        return random.nextDouble() < of;
    }

    double turn() {
        return TURN * random.nextDouble();
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** Scaled sum of three uniform numbers, with mean 0 and standard deviation 1. */
    double bell() {
        return 2 * (random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5);
    }

    float[] tint(double most) {
        var tint = new float[Canvas.CHANNELS];
        for (int channel = 0; channel < tint.length; channel++) {
            tint[channel] = (float) (1 + most * between(-1, 1));
        }
        return tint;
    }
}
