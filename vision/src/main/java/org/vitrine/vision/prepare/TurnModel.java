package org.vitrine.vision.prepare;

/** A model that scores by how much an object is turned. Here is no runtime for models: who prepares brings one. Safe from any thread. */
@FunctionalInterface
public interface TurnModel {

    /**
     * @param rgb the prepared square, three bytes a pixel, row by row
     * @return logits of turns clockwise in equal steps around the circle, the first for none
     */
    float[] scores(byte[] rgb, int edgePx);
}
