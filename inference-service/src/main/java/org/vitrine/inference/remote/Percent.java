package org.vitrine.inference.remote;

import org.jspecify.annotations.Nullable;

/** Converts Rekognition's numbers from 0 to 100 to ratios. */
final class Percent {

    private static final double HUNDRED = 100;

    private Percent() {}

    static boolean is(@Nullable Float percent) {
        return percent != null && percent >= 0 && percent <= HUNDRED;
    }

    /** Returns the ratio, from 0 to 1; 0 for null and NaN. */
    static double ratio(@Nullable Float percent) {
        return percent == null || percent.isNaN() ? 0 : Math.clamp(percent / HUNDRED, 0.0, 1.0);
    }
}
