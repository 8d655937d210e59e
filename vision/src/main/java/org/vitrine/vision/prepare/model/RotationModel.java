package org.vitrine.vision.prepare.model;

/**
 * A model that scores by which angle an object is turned. One is shipped, for coins; a caller can supply another one
 * together with its runtime. Implementations are thread-safe.
 */
@FunctionalInterface
public interface RotationModel {

    /** Returns the name for reports. */
    default String name() {
        return "the model";
    }

    /** Whether the model is for coins only, and must not be used for objects that are not round. */
    default boolean isForDiscsOnly() {
        return false;
    }

    /** Returns the least confidence at which the result is used; see docs/experiments/coin-orientation-and-side.md. */
    default double confidenceThreshold() {
        return 0.4;
    }

    /**
     * Scores the angles at which the object may be turned.
     *
     * @param rgb the prepared square, three bytes per pixel, row by row
     * @param edgePx edge of the square, in pixels
     * @return logits of clockwise rotations in equal steps around the circle; the first is for no rotation
     */
    float[] scores(byte[] rgb, int edgePx);
}
