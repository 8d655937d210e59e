package org.vitrine.hoard.photograph;

import java.util.Set;
import org.vitrine.hoard.specimen.Specimen;
import org.vitrine.hoard.specimen.SpecimenSide;

/**
 * A rendered photograph with its ground truth.
 *
 * @param picture the pixels, square
 * @param jpegQuality quality that {@link #jpeg} encodes with, in (0, 1]
 * @param angleDegrees rotation of the upright face, degrees clockwise
 * @param outline ellipse of a coin's outline in pixels, to a few hundredths of its radius; it leaves out chips and
 *     raggedness. For other kinds of object, the projected circle of radius 1
 * @param lightAzimuthDegrees direction of the lamp, degrees clockwise from three o'clock
 * @param lightElevationDegrees height of the lamp above the table, degrees
 * @param backdrop what the object lies on, in lower case
 * @param blurPx radius of the defocus blur, pixels
 * @param mask exact mask of the object, with chips and raggedness
 * @param light kind of lighting: raking, directional or soft
 * @param tiltDegrees angle between the camera's axis and the vertical, degrees
 * @param noise standard deviation of the sensor noise, in steps of 255
 * @param sceneObjects other objects in the frame
 * @param pxPerMm scale of the object's plane seen from straight above, pixels per millimetre; a ruler among the props
 *     is drawn at it
 */
public record SyntheticPhotograph(
        Specimen specimen,
        SpecimenSide side,
        RgbImage picture,
        double jpegQuality,
        double angleDegrees,
        Ellipse outline,
        double lightAzimuthDegrees,
        double lightElevationDegrees,
        String backdrop,
        double blurPx,
        GroundTruthMask mask,
        String light,
        double tiltDegrees,
        double noise,
        Set<SceneObject> sceneObjects,
        double pxPerMm) {

    public SyntheticPhotograph {
        sceneObjects = Set.copyOf(sceneObjects);
    }

    /** Encodes the picture as JPEG, anew at each call. */
    public byte[] jpeg() {
        return picture.jpeg(jpegQuality);
    }
}
