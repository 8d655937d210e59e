package org.vitrine.vision.prepare.locate;

import static org.bytedeco.opencv.global.opencv_core.bitwise_and;
import static org.bytedeco.opencv.global.opencv_core.countNonZero;
import static org.bytedeco.opencv.global.opencv_imgproc.CHAIN_APPROX_NONE;
import static org.bytedeco.opencv.global.opencv_imgproc.FILLED;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_8;
import static org.bytedeco.opencv.global.opencv_imgproc.MORPH_CLOSE;
import static org.bytedeco.opencv.global.opencv_imgproc.MORPH_OPEN;
import static org.bytedeco.opencv.global.opencv_imgproc.RETR_CCOMP;
import static org.bytedeco.opencv.global.opencv_imgproc.THRESH_BINARY;
import static org.bytedeco.opencv.global.opencv_imgproc.THRESH_OTSU;
import static org.bytedeco.opencv.global.opencv_imgproc.contourArea;
import static org.bytedeco.opencv.global.opencv_imgproc.drawContours;
import static org.bytedeco.opencv.global.opencv_imgproc.findContours;
import static org.bytedeco.opencv.global.opencv_imgproc.threshold;

import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.vitrine.vision.prepare.outline.OutlineGeometry;

/**
 * Proposes objects as regions that differ from the colour of the frame, at several thresholds: a shell in a tray
 * differs more than the tray does. {@link SaliencyRanking} ranks them.
 */
final class ThresholdRegions {

    /** Thresholds, as multiples of Otsu's. */
    private static final double[] THRESHOLD_FACTORS = {0.55, 0.8, 1, 1.3, 1.7};

    /** Most regions of one threshold. */
    private static final int MAX_REGIONS = 12;
    /** Least area of a region, as a share of the picture. */
    private static final double MIN_AREA = 0.004;

    private static final int INSIDE = 255;

    private ThresholdRegions() {}

    /**
     * A connected region.
     *
     * @param mask 8 bits, 255 inside, holes filled
     * @param filled share of the mask that differs from the frame, in [0, 1]; it is small for a tray or a picture frame
     */
    record FilledRegion(Mat mask, double filled) {}

    /**
     * Returns the largest regions of each threshold, including those that lie in the hole of another.
     *
     * @param lab 8-bit CIE Lab at working scale
     */
    static List<FilledRegion> regions(Mat lab) {
        var distance = ObjectProposals.distanceFromFrame(lab);
        double otsu = threshold(distance, new Mat(), 0, INSIDE, THRESH_BINARY | THRESH_OTSU);
        return DoubleStream.of(THRESHOLD_FACTORS)
                .boxed()
                .flatMap(factor -> regionsAbove(factor * otsu, distance))
                .toList();
    }

    private static Stream<FilledRegion> regionsAbove(double cutoff, Mat distance) {
        var differing = new Mat();
        threshold(distance, differing, cutoff, INSIDE, THRESH_BINARY);
        var mask = OutlineGeometry.morphed(OutlineGeometry.morphed(differing, MORPH_CLOSE, 5), MORPH_OPEN, 5);
        var contours = new MatVector();
        findContours(mask.clone(), contours, new Mat(), RETR_CCOMP, CHAIN_APPROX_NONE);
        double smallest = MIN_AREA * mask.rows() * mask.cols();
        return LongStream.range(0, contours.size())
                .filter(i -> contourArea(contours.get(i)) >= smallest)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -contourArea(contours.get(i))))
                .limit(MAX_REGIONS)
                .map(i -> region(mask, contours, i.intValue()));
    }

    private static FilledRegion region(Mat mask, MatVector contours, int index) {
        var filled = OutlineGeometry.empty(mask);
        drawContours(filled, contours, index, Scalar.all(INSIDE), FILLED, LINE_8, new Mat(), 0, new Point(0, 0));
        var differing = new Mat();
        bitwise_and(filled, mask, differing);
        return new FilledRegion(filled, (double) countNonZero(differing) / Math.max(1, countNonZero(filled)));
    }
}
