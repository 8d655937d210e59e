package org.vitrine.hoard.photograph;

import org.vitrine.hoard.relief.Curves;

/**
 * Ellipse in a photograph: the outline of a coin.
 *
 * @param centreX centre, pixels from the left
 * @param centreY centre, pixels from the top
 * @param semiMajor longer half axis, pixels
 * @param semiMinor shorter half axis, pixels
 * @param degrees direction of the major axis, degrees clockwise from the horizontal
 */
public record Ellipse(double centreX, double centreY, double semiMajor, double semiMinor, double degrees) {

    /**
     * Returns the squared distance of a point from the centre, in units of the half axes: 1 on the outline, less
     * inside.
     */
    public double level(double x, double y) {
        double cos = Curves.cos(degrees);
        double sin = Curves.sin(degrees);
        double along = ((x - centreX) * cos + (y - centreY) * sin) / semiMajor;
        double across = (-(x - centreX) * sin + (y - centreY) * cos) / semiMinor;
        return along * along + across * across;
    }
}
