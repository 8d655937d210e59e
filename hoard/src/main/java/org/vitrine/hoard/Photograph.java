package org.vitrine.hoard;

/**
 * A photograph and what is true of it.
 *
 * @param angleDegrees by how much the upright face is turned clockwise
 * @param outline of the coin, to a few hundredths of its radius (chips and raggedness are not in it)
 */
public record Photograph(
        Specimen specimen,
        Side side,
        Picture picture,
        double jpegQuality,
        double angleDegrees,
        Ellipse outline,
        double lightAzimuthDegrees,
        double lightElevationDegrees,
        String backdrop,
        double blurPx) {

    public byte[] jpeg() {
        return picture.jpeg(jpegQuality);
    }
}
