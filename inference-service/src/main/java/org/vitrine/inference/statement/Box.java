package org.vitrine.inference.statement;

import java.util.Optional;

/**
 * A rectangle around one instance of a label or class, in pixels of the upright original.
 *
 * @param left left edge, from 0
 * @param top upper edge, from 0
 * @param width more than 0
 * @param height more than 0
 * @param confidence confidence of the model, from 0 to 1
 */
public record Box(double left, double top, double width, double height, double confidence) {

    /**
     * Creates a box from ratios of the picture's width and height, as Rekognition gives them. A box that extends beyond
     * the picture, which is normal, is cut at its edge. Empty if the box lies outside the picture or a ratio is NaN.
     *
     * @param original size of the upright original
     */
    public static Optional<Box> ofRatios(
            double left, double top, double width, double height, double confidence, ImageExtent original) {
        double right = clamped(left + width) * original.widthPx();
        double bottom = clamped(top + height) * original.heightPx();
        double x = clamped(left) * original.widthPx();
        double y = clamped(top) * original.heightPx();
        return right > x && bottom > y
                ? Optional.of(new Box(x, y, right - x, bottom - y, confidence))
                : Optional.empty();
    }

    private static double clamped(double ratio) {
        return Math.clamp(ratio, 0.0, 1.0);
    }
}
