package org.vitrine.hoard;

/**
 * The outline of a coin in a photograph.
 *
 * @param centreX in pixels from the left
 * @param centreY in pixels from the top
 * @param semiMajor in pixels
 * @param semiMinor in pixels
 * @param degrees of the major axis, clockwise from the horizontal
 */
public record Ellipse(double centreX, double centreY, double semiMajor, double semiMinor, double degrees) {

    /** Squared distance from the middle in units of the half axes: 1 on the outline, less inside. */
    public double level(double x, double y) {
        double cos = Curves.cos(degrees);
        double sin = Curves.sin(degrees);
        double along = ((x - centreX) * cos + (y - centreY) * sin) / semiMajor;
        double across = (-(x - centreX) * sin + (y - centreY) * cos) / semiMinor;
        return along * along + across * across;
    }
}
