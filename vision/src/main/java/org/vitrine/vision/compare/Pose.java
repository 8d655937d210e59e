package org.vitrine.vision.compare;

import org.vitrine.vision.verify.EdgeOrientationMap;

/**
 * How picture A lies on picture B, both scaled to {@link EdgeOrientationMap#EDGE_PX}: a similarity transform about the
 * middle of both.
 *
 * @param turn angle by which A is turned clockwise against B, in radians
 * @param scale length in B of what has length 1 in A
 * @param right shift to the right, in pixels of B
 * @param down shift downwards, in pixels of B
 */
record Pose(double turn, double scale, double right, double down) {

    /** Middle of both pictures; the middle of the first pixel is at 0. */
    static final double MIDDLE_PX = (EdgeOrientationMap.EDGE_PX - 1) / 2.0;

    /** Returns the x coordinate in B of a point of A. */
    double x(double x, double y) {
        return MIDDLE_PX + right + scale * (Math.cos(turn) * (x - MIDDLE_PX) + Math.sin(turn) * (y - MIDDLE_PX));
    }

    /** Returns the y coordinate in B of a point of A. */
    double y(double x, double y) {
        return MIDDLE_PX + down + scale * (Math.cos(turn) * (y - MIDDLE_PX) - Math.sin(turn) * (x - MIDDLE_PX));
    }

    /** Returns the transform from B to A. */
    Pose inverse() {
        double cosine = Math.cos(turn) / scale;
        double sine = Math.sin(turn) / scale;
        return new Pose(-turn, 1 / scale, -cosine * right + sine * down, -sine * right - cosine * down);
    }

    double turnDegrees() {
        double degrees = Math.toDegrees(turn) % 360;
        return degrees < 0 ? degrees + 360 : degrees;
    }
}
