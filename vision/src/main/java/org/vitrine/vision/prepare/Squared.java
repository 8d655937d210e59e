package org.vitrine.vision.prepare;

import static org.bytedeco.opencv.global.opencv_core.BORDER_CONSTANT;
import static org.bytedeco.opencv.global.opencv_core.copyMakeBorder;

import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;

/** The object in the middle of the square a model takes. */
final class Squared {

    /** Room around the object as a share of its longest edge, on each side. */
    private static final double MARGIN = 0.02;

    private Squared() {}

    /** Crops the region with its margin, pads it to a square with a plain value, and scales it. */
    static Mat of(Mat pixels, Rect region, int edgePx, int padding) {
        int longest = Math.max(region.width(), region.height());
        int side = Math.max(2, (int) Math.round(longest * (1 + 2 * MARGIN)));
        int left = region.x() + region.width() / 2 - side / 2;
        int top = region.y() + region.height() / 2 - side / 2;
        int right = left + side;
        int bottom = top + side;
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
        return Pixels.resized(square, edgePx, edgePx);
    }
}
