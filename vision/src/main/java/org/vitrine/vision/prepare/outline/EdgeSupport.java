package org.vitrine.vision.prepare.outline;

import static org.bytedeco.opencv.global.opencv_imgproc.Canny;
import static org.bytedeco.opencv.global.opencv_imgproc.MORPH_DILATE;
import static org.bytedeco.opencv.global.opencv_imgproc.THRESH_BINARY;
import static org.bytedeco.opencv.global.opencv_imgproc.THRESH_OTSU;
import static org.bytedeco.opencv.global.opencv_imgproc.threshold;

import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Measures how well the edges of the picture support an outline.
 *
 * @param edges 8 bits: 255 within two pixels of an edge, else 0
 */
public record EdgeSupport(Mat edges) {

    /**
     * Factor for the confidence of an outline that is far from any ellipse, relative to a round one: most photographed
     * objects are coins.
     */
    private static final double NON_ROUND_FACTOR = 0.55;

    /** Roundness up to which that factor applies in full; it becomes 1 over the range above. */
    private static final double NON_ROUND = 0.6;

    private static final double ROUNDNESS_RANGE = 0.35;

    /** Limits of the share of the picture that an object covers. */
    private static final double MIN_COVERAGE = 0.004;

    private static final double MAX_COVERAGE = 0.97;

    /**
     * Detects the edges (Canny).
     *
     * @param grey 8 bits, at working scale
     */
    public static EdgeSupport of(Mat grey) {
        var edges = new Mat();
        double high = threshold(grey, new Mat(), 0, 255, THRESH_BINARY | THRESH_OTSU);
        Canny(grey, edges, high / 3, Math.max(20, high * 2 / 3));
        return new EdgeSupport(OutlineGeometry.morphed(edges, MORPH_DILATE, 5));
    }

    /**
     * Returns the object inside an outline, with its confidence; empty if it covers less than 0.4 % or more than 97 %
     * of the picture.
     *
     * @param points the outline, x before y, in pixels at working scale
     * @param evidence evidence that led to the outline
     * @param trust reliability of the method that found the outline, in [0, 1]
     */
    public Optional<LocatedObject> candidate(float[] points, OutlineEvidence evidence, double trust) {
        var soft = LocatedObject.rasterised(points, edges.cols(), edges.rows(), 1, 1, 0, 0);
        var mask = new Mat();
        threshold(soft, mask, 127, 255, THRESH_BINARY);
        double coverage = OutlineGeometry.coverage(mask);
        if (coverage < MIN_COVERAGE || coverage > MAX_COVERAGE) {
            return Optional.empty();
        }
        double roundness = OutlineGeometry.roundness(mask);
        double frameFactor = 1 - Math.min(1, 2 * OutlineGeometry.frameContact(mask));
        double confidence = trust
                * shareOnEdges(mask)
                * frameFactor
                * (NON_ROUND_FACTOR
                        + (1 - NON_ROUND_FACTOR) * Math.clamp((roundness - NON_ROUND) / ROUNDNESS_RANGE, 0, 1));
        return Optional.of(new LocatedObject(mask, points, OutlineGeometry.box(mask), evidence, confidence, roundness));
    }

    /** Returns the share of a mask's outline that lies on an edge, in [0, 1]. */
    public double shareOnEdges(Mat mask) {
        return OutlineGeometry.shareOnEdges(mask, edges);
    }
}
