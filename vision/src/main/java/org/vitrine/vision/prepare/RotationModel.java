package org.vitrine.vision.prepare;

/** A model that scores by how much an object is turned. One ships, for coins; another is brought by who prepares, with its
 * runtime. Safe from any thread. */
@FunctionalInterface
public interface RotationModel {

    /** As reports call it. */
    default String name() {
        return "the model";
    }

    /** Whether it knows coins alone, and is not used for objects that are not round. */
    default boolean isForRoundThings() {
        return false;
    }

    /** Confidence from which on it is accepted; see docs/experiments/coin-orientation-and-side.md. */
    default double confidenceThreshold() {
        return 0.4;
    }

    /**
     * @param rgb the prepared square, three bytes a pixel, row by row
     * @return logits of turns clockwise in equal steps around the circle, the first for none
     */
    float[] scores(byte[] rgb, int edgePx);
}
