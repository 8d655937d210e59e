package org.vitrine.vision.prepare.outline;

import static org.bytedeco.opencv.global.opencv_core.CV_32SC2;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_AA;
import static org.bytedeco.opencv.global.opencv_imgproc.THRESH_BINARY;
import static org.bytedeco.opencv.global.opencv_imgproc.fillPoly;
import static org.bytedeco.opencv.global.opencv_imgproc.threshold;

import org.bytedeco.javacpp.indexer.IntIndexer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;

/**
 * An object found in a photograph, at working scale ({@value #WORKING_EDGE_PX} px).
 *
 * @param mask 8 bits: 255 inside, 0 outside
 * @param points outline, x before y, in pixels of the working picture; never changed
 * @param box bounding box of the mask
 * @param evidence evidence that led to the object
 * @param confidence confidence that this is an object, in [0, 1]: from edges under the outline, and distance from the
 *     frame
 * @param roundness similarity of the outline to an ellipse, in [0, 1]
 */
@SuppressWarnings("ArrayRecordComponent")
public // private to this package, made once, never compared
record LocatedObject(
        Mat mask, float[] points, Rect box, OutlineEvidence evidence, double confidence, double roundness) {

    /** Fractional bits of the coordinates with which OpenCV draws. */
    private static final int FRACTION_BITS = 5;

    /**
     * Longest edge of the working picture, at which all measurements are made, in pixels. Larger ones do not improve
     * the figures on euro coins.
     */
    public static final int WORKING_EDGE_PX = 384;

    int longestPx() {
        return Math.max(box.width(), box.height());
    }

    public boolean isDetected() {
        return evidence == OutlineEvidence.OUTLINE_MODEL;
    }

    public boolean isStated() {
        return evidence == OutlineEvidence.ALPHA;
    }

    public boolean isByHand() {
        return evidence == OutlineEvidence.PERSON;
    }

    /** Whether the centre of a circle lies inside the object. */
    public boolean contains(Circle circle) {
        int x = (int) Math.clamp(Math.round(circle.x()), 0, mask.cols() - 1);
        int y = (int) Math.clamp(Math.round(circle.y()), 0, mask.rows() - 1);
        return (mask.ptr(y, x).get() & 0xff) > 0;
    }

    /**
     * Creates an object from its outline.
     *
     * @param width width of the working picture, in pixels
     * @param height height of the working picture, in pixels
     */
    public static LocatedObject of(float[] points, int width, int height, OutlineEvidence evidence, double confidence) {
        var mask = new Mat();
        threshold(rasterised(points, width, height, 1, 1, 0, 0), mask, 127, 255, THRESH_BINARY);
        return new LocatedObject(
                mask, points, OutlineGeometry.box(mask), evidence, confidence, OutlineGeometry.roundness(mask));
    }

    /** Returns the same object with another confidence. */
    public LocatedObject withConfidence(double newConfidence) {
        return new LocatedObject(mask, points, box, evidence, newConfidence, roundness);
    }

    /**
     * Draws a filled outline as a mask whose edge is soft by one pixel.
     *
     * @param points outline, x before y
     * @param width width of the mask, in pixels
     * @param height height of the mask, in pixels
     * @param scaleX pixels of the mask for each pixel of the outline's picture, horizontally
     * @param scaleY the same, vertically
     * @param left left edge of the mask, in pixels of the outline's picture
     * @param top upper edge of the mask, in pixels of the outline's picture
     */
    public static Mat rasterised(
            float[] points, int width, int height, double scaleX, double scaleY, double left, double top) {
        var polygon = new Mat(points.length / 2, 1, CV_32SC2);
        try (IntIndexer at = polygon.createIndexer()) {
            for (int i = 0; i < points.length / 2; i++) {
                at.put(i, 0, 0, fixedPoint((points[2 * i] + 0.5 - left) * scaleX - 0.5));
                at.put(i, 0, 1, fixedPoint((points[2 * i + 1] + 0.5 - top) * scaleY - 0.5));
            }
        }
        var drawn = new Mat(height, width, CV_8UC1, Scalar.all(0));
        fillPoly(drawn, new MatVector(polygon), Scalar.all(255), LINE_AA, FRACTION_BITS, new Point(0, 0));
        return drawn;
    }

    /** Returns the bounding box of the outline at another scale, clipped to a picture of that size. */
    public Rect boxAt(double factor, int width, int height) {
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double right = 0;
        double bottom = 0;
        for (int i = 0; i < points.length; i += 2) {
            left = Math.min(left, points[i]);
            right = Math.max(right, points[i]);
            top = Math.min(top, points[i + 1]);
            bottom = Math.max(bottom, points[i + 1]);
        }
        int x = Math.clamp((int) Math.floor((left + 0.5) * factor), 0, width - 1);
        int y = Math.clamp((int) Math.floor((top + 0.5) * factor), 0, height - 1);
        int beyondX = Math.clamp((int) Math.ceil((right + 0.5) * factor), x + 1, width);
        int beyondY = Math.clamp((int) Math.ceil((bottom + 0.5) * factor), y + 1, height);
        return new Rect(x, y, beyondX - x, beyondY - y);
    }

    private static int fixedPoint(double value) {
        return (int) Math.round(value * (1 << FRACTION_BITS));
    }
}
