package org.vitrine.vision.compare;

import org.vitrine.vision.verify.EdgeOrientationMap;

/**
 * A straight piece of a stroke, in pixels of a picture scaled to {@link EdgeOrientationMap#EDGE_PX}; the middle of its
 * first pixel is at 0.
 *
 * @param weight length times mean strength
 */
record EdgeSegment(double x1, double y1, double x2, double y2, double weight) {

    double x() {
        return (x1 + x2) / 2;
    }

    double y() {
        return (y1 + y2) / 2;
    }

    double length() {
        return Math.hypot(x2 - x1, y2 - y1);
    }

    /** Returns the segment in pixels of the picture as it is stored. */
    Segment inPicture(EdgeOrientationMap picture) {
        double scaleX = (double) picture.pictureWidthPx() / EdgeOrientationMap.EDGE_PX;
        double scaleY = (double) picture.pictureHeightPx() / EdgeOrientationMap.EDGE_PX;
        return new Segment(
                rounded((x1 + 0.5) * scaleX),
                rounded((y1 + 0.5) * scaleY),
                rounded((x2 + 0.5) * scaleX),
                rounded((y2 + 0.5) * scaleY));
    }

    /** Rounds to two decimals, which is more precise than strokes are located. */
    private static double rounded(double px) {
        return Math.rint(px * 100) / 100;
    }
}
