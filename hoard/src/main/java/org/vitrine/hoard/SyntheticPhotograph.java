package org.vitrine.hoard;

import java.util.Set;

/**
 * A photograph and what is true of it.
 *
 * @param angleDegrees by how much the upright face is turned clockwise
 * @param mask where the coin is, chips and raggedness and all
 * @param light raking, directional or soft
 * @param tiltDegrees by how far the camera did not look straight down
 * @param noise deviation of the sensor's noise, in steps of 255
 * @param props what else lies in the frame
 * @param pxPerMm scale of the object's plane seen from straight above; a ruler among the props is drawn to it
 * @param outline of the coin, to a few hundredths of its radius (chips and raggedness are not in it)
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
        Set<SceneObject> props,
        double pxPerMm) {

    public SyntheticPhotograph {
        props = Set.copyOf(props);
    }

    public byte[] jpeg() {
        return picture.jpeg(jpegQuality);
    }
}
