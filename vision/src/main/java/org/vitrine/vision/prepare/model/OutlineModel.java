package org.vitrine.vision.prepare.model;

/**
 * A segmentation model that locates the object in the middle of a picture. Implementations are thread-safe and give the
 * same scores for the same picture.
 */
public interface OutlineModel {

    /** Edge of the square input and output, in pixels. */
    int EDGE_PX = 128;

    /** Returns the name for reports. */
    String name();

    /**
     * Returns a score for each pixel, row by row: above 0 inside the object; the farther from 0, the more certain.
     *
     * @param rgb picture of {@link #EDGE_PX} × {@link #EDGE_PX}, three bytes per pixel, row by row
     */
    float[] scores(byte[] rgb);
}
