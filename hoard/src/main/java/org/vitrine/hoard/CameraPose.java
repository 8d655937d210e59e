package org.vitrine.hoard;

import java.util.Set;

/**
 * How a photograph is taken.
 *
 * @param edgePx of the square photograph
 * @param angleDegrees by how much the upright face is turned clockwise in the photograph
 * @param radiusPx of the coin, seen from straight above
 * @param centreXPx middle of the coin
 * @param centreYPx middle of the coin
 * @param tiltXDegrees lean of the table about the horizontal
 * @param tiltYDegrees lean of the table about the vertical
 * @param blurPx radius of the defocus
 * @param noise deviation of the sensor's noise, in steps of 255
 * @param jpegQuality in (0, 1]
 */
record CameraPose(
        int edgePx,
        double angleDegrees,
        double radiusPx,
        double centreXPx,
        double centreYPx,
        double tiltXDegrees,
        double tiltYDegrees,
        double blurPx,
        double noise,
        double jpegQuality) {

    /** Held by hand over a coin that fills half to nine tenths of the frame. */
    static CameraPose of(long seed, int edgePx) {
        SeededRandom seededRandom = SeededRandom.of(seed, "camera");
        double radius = edgePx * seededRandom.between(0.29, 0.44);
        double room = edgePx / 2.0 - radius * 1.06;
        return new CameraPose(
                edgePx,
                seededRandom.between(0.0, 360.0),
                radius,
                edgePx / 2.0 + room * seededRandom.between(-0.8, 0.8),
                edgePx / 2.0 + room * seededRandom.between(-0.8, 0.8),
                seededRandom.between(-9.0, 9.0),
                seededRandom.between(-9.0, 9.0),
                seededRandom.chance(0.35) ? seededRandom.between(0.3, 1.1) * edgePx / 256 : 0,
                seededRandom.between(0.5, 3.5),
                seededRandom.between(0.72, 0.95));
    }

    /** As {@link #of}, from farther away, so that something else fits into the frame. */
    static CameraPose withRoom(long seed, int edgePx, Set<SceneObject> props) {
        CameraPose close = of(seed, edgePx);
        SeededRandom seededRandom = SeededRandom.of(seed, "room");
        return props.contains(SceneObject.OTHER_SIDE)
                ? close.ofRadius(edgePx * seededRandom.between(0.19, 0.225))
                        .at(edgePx * 0.265, edgePx * seededRandom.between(0.42, 0.55))
                : close.ofRadius(close.radiusPx() * seededRandom.between(0.6, 0.75))
                        .at(edgePx * seededRandom.between(0.48, 0.55), edgePx * seededRandom.between(0.44, 0.5));
    }

    CameraPose at(double xPx, double yPx) {
        return new CameraPose(
                edgePx, angleDegrees, radiusPx, xPx, yPx, tiltXDegrees, tiltYDegrees, blurPx, noise, jpegQuality);
    }

    CameraPose ofRadius(double px) {
        return new CameraPose(
                edgePx, angleDegrees, px, centreXPx, centreYPx, tiltXDegrees, tiltYDegrees, blurPx, noise, jpegQuality);
    }

    CameraPose turned(double degrees) {
        return new CameraPose(
                edgePx,
                degrees,
                radiusPx,
                centreXPx,
                centreYPx,
                tiltXDegrees,
                tiltYDegrees,
                blurPx,
                noise,
                jpegQuality);
    }

    /** From the plane of the coin, in radii, to pixels: turned, leaned, seen in perspective from eight radii away. */
    Homography toPixels() {
        double distance = 8;
        double cosA = Curves.cos(angleDegrees);
        double sinA = Curves.sin(angleDegrees);
        double cosX = Curves.cos(tiltXDegrees);
        double sinX = Curves.sin(tiltXDegrees);
        double cosY = Curves.cos(tiltYDegrees);
        double sinY = Curves.sin(tiltYDegrees);
        // columns of the rotation Ry · Rx · Rz that the plane's x and y axes go to
        double[] alongX = {cosY * cosA + sinY * sinX * sinA, cosX * sinA, -sinY * cosA + cosY * sinX * sinA};
        double[] alongY = {-cosY * sinA + sinY * sinX * cosA, cosX * cosA, sinY * sinA + cosY * sinX * cosA};
        double scale = radiusPx * distance;
        return new Homography(new double[] {
            scale * alongX[0] + centreXPx * alongX[2],
            scale * alongY[0] + centreXPx * alongY[2],
            centreXPx * distance,
            scale * alongX[1] + centreYPx * alongX[2],
            scale * alongY[1] + centreYPx * alongY[2],
            centreYPx * distance,
            alongX[2],
            alongY[2],
            distance
        });
    }
}
