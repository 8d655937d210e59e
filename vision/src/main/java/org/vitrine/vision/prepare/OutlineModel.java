package org.vitrine.vision.prepare;

/** A model that says where the object in the middle of a picture is. Safe from any thread; the same picture gives the same scores. */
public interface OutlineModel {

    /** Edge of the square that it takes and answers. */
    int EDGE_PX = 128;

    /** For reports. */
    String name();

    /**
     * A score for each pixel, row by row: above 0 inside, and the farther from 0 the surer.
     *
     * @param rgb three bytes a pixel, row by row
     */
    float[] scores(byte[] rgb);
}
