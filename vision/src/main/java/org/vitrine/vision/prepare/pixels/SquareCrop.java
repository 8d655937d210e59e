package org.vitrine.vision.prepare.pixels;

import static org.bytedeco.opencv.global.opencv_core.BORDER_CONSTANT;
import static org.bytedeco.opencv.global.opencv_core.copyMakeBorder;

import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;

/** Crops the object to the square picture that models take. */
public final class SquareCrop {

    /** Margin around the object on each side, as a share of its longest edge. */
    private static final double MARGIN = 0.02;

    private SquareCrop() {}

    /** Returns the square around a region with its margin; it may extend beyond the picture. */
    public static Rect window(Rect region) {
        int longest = Math.max(region.width(), region.height());
        int side = Math.max(2, (int) Math.round(longest * (1 + 2 * MARGIN)));
        return new Rect(
                region.x() + region.width() / 2 - side / 2, region.y() + region.height() / 2 - side / 2, side, side);
    }

    /**
     * Crops the region with its margin, pads it to a square, and scales it.
     *
     * @param edgePx edge of the result, in pixels
     * @param padding value of the pixels outside the picture, 0 to 255
     */
    public static Mat of(Mat pixels, Rect region, int edgePx, int padding) {
        var window = window(region);
        int left = window.x();
        int top = window.y();
        int right = left + window.width();
        int bottom = top + window.height();
        var inside = new Rect(
                Math.max(0, left),
                Math.max(0, top),
                Math.min(pixels.cols(), right) - Math.max(0, left),
                Math.min(pixels.rows(), bottom) - Math.max(0, top));
        var square = new Mat();
        copyMakeBorder(
                new Mat(pixels, inside),
                square,
                Math.max(0, -top),
                Math.max(0, bottom - pixels.rows()),
                Math.max(0, -left),
                Math.max(0, right - pixels.cols()),
                BORDER_CONSTANT,
                Scalar.all(padding));
        return PixelConversions.resized(PixelConversions.halved(square, edgePx), edgePx, edgePx);
    }
}
