package org.vitrine.hoard.photograph;

import java.util.Set;
import org.vitrine.hoard.relief.Curves;
import org.vitrine.hoard.relief.SeededRandom;

/**
 * Pose and sensor of the camera for one photograph.
 *
 * @param edgePx edge of the square photograph, pixels
 * @param angleDegrees rotation of the upright face in the photograph, degrees clockwise
 * @param radiusPx radius of the object seen from straight above, pixels
 * @param centreXPx centre of the object, pixels from the left
 * @param centreYPx centre of the object, pixels from the top
 * @param tiltXDegrees tilt of the table about the horizontal axis, degrees
 * @param tiltYDegrees tilt of the table about the vertical axis, degrees
 * @param blurPx radius of the defocus blur, pixels; 0 for none
 * @param noise standard deviation of the sensor noise, in steps of 255
 * @param jpegQuality JPEG quality in (0, 1]
 */
public record CameraPose(
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

    /** Draws the pose of a hand-held camera over an object that fills half to nine tenths of the frame. */
    public static CameraPose of(long seed, int edgePx) {
        SeededRandom seededRandom = SeededRandom.of(seed, "camera");
        double radius = edgePx * seededRandom.between(0.29, 0.44);
        double freeSpace = edgePx / 2.0 - radius * 1.06;
        return new CameraPose(
                edgePx,
                seededRandom.between(0.0, 360.0),
                radius,
                edgePx / 2.0 + freeSpace * seededRandom.between(-0.8, 0.8),
                edgePx / 2.0 + freeSpace * seededRandom.between(-0.8, 0.8),
                seededRandom.between(-9.0, 9.0),
                seededRandom.between(-9.0, 9.0),
                seededRandom.chance(0.35) ? seededRandom.between(0.3, 1.1) * edgePx / 256 : 0,
                seededRandom.between(0.5, 3.5),
                seededRandom.between(0.72, 0.95));
    }

    /** As {@link #of}, but from a larger distance, so that the other objects fit into the frame. */
    public static CameraPose forScene(long seed, int edgePx, Set<SceneObject> sceneObjects) {
        CameraPose closeUp = of(seed, edgePx);
        SeededRandom seededRandom = SeededRandom.of(seed, "room");
        return sceneObjects.contains(SceneObject.OTHER_SIDE)
                ? closeUp.withRadius(edgePx * seededRandom.between(0.19, 0.225))
                        .centredAt(edgePx * 0.265, edgePx * seededRandom.between(0.42, 0.55))
                : closeUp.withRadius(closeUp.radiusPx() * seededRandom.between(0.6, 0.75))
                        .centredAt(edgePx * seededRandom.between(0.48, 0.55), edgePx * seededRandom.between(0.44, 0.5));
    }

    public CameraPose centredAt(double xPx, double yPx) {
        return new CameraPose(
                edgePx, angleDegrees, radiusPx, xPx, yPx, tiltXDegrees, tiltYDegrees, blurPx, noise, jpegQuality);
    }

    public CameraPose withRadius(double px) {
        return new CameraPose(
                edgePx, angleDegrees, px, centreXPx, centreYPx, tiltXDegrees, tiltYDegrees, blurPx, noise, jpegQuality);
    }

    public CameraPose withAngle(double degrees) {
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

    /**
     * Returns the map from the plane of the object, in radii, to pixels: rotation, tilt, and perspective from a
     * distance of eight radii.
     */
    public Homography toPixels() {
        double distance = 8;
        double cosA = Curves.cos(angleDegrees);
        double sinA = Curves.sin(angleDegrees);
        double cosX = Curves.cos(tiltXDegrees);
        double sinX = Curves.sin(tiltXDegrees);
        double cosY = Curves.cos(tiltYDegrees);
        double sinY = Curves.sin(tiltYDegrees);
        // Columns of the rotation Ry · Rx · Rz: the images of the plane's x and y axes.
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
