package org.vitrine.inference.statement;

import java.util.Optional;

/**
 * A rectangle around one instance, in pixels of the upright original.
 *
 * @param left from 0
 * @param top from 0
 * @param width more than 0
 * @param height more than 0
 * @param confidence in [0, 1]
 */
public record Box(double left, double top, double width, double height, double confidence) {

    /**
     * From ratios of the picture's edges, as Rekognition gives them. A box that runs over the edge, which is normal, is cut
     * off there; nothing is left of one that lies outside or is not a number.
     */
    public static Optional<Box> ofRatios(
            double left, double top, double width, double height, double confidence, ImageExtent original) {
        double right = within(left + width) * original.widthPx();
        double bottom = within(top + height) * original.heightPx();
        double x = within(left) * original.widthPx();
        double y = within(top) * original.heightPx();
        return right > x && bottom > y
                ? Optional.of(new Box(x, y, right - x, bottom - y, confidence))
                : Optional.empty();
    }

    private static double within(double ratio) {
        return Math.clamp(ratio, 0.0, 1.0);
    }
}
