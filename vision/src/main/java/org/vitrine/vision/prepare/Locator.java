package org.vitrine.vision.prepare;

import static org.bytedeco.opencv.global.opencv_core.CMP_GT;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.absdiff;
import static org.bytedeco.opencv.global.opencv_core.addWeighted;
import static org.bytedeco.opencv.global.opencv_core.compare;
import static org.bytedeco.opencv.global.opencv_core.split;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2Lab;
import static org.bytedeco.opencv.global.opencv_imgproc.Canny;
import static org.bytedeco.opencv.global.opencv_imgproc.FILLED;
import static org.bytedeco.opencv.global.opencv_imgproc.GC_BGD;
import static org.bytedeco.opencv.global.opencv_imgproc.GC_INIT_WITH_RECT;
import static org.bytedeco.opencv.global.opencv_imgproc.HOUGH_GRADIENT;
import static org.bytedeco.opencv.global.opencv_imgproc.HoughCircles;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_8;
import static org.bytedeco.opencv.global.opencv_imgproc.MORPH_CLOSE;
import static org.bytedeco.opencv.global.opencv_imgproc.MORPH_DILATE;
import static org.bytedeco.opencv.global.opencv_imgproc.MORPH_OPEN;
import static org.bytedeco.opencv.global.opencv_imgproc.THRESH_BINARY;
import static org.bytedeco.opencv.global.opencv_imgproc.THRESH_OTSU;
import static org.bytedeco.opencv.global.opencv_imgproc.circle;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.grabCut;
import static org.bytedeco.opencv.global.opencv_imgproc.medianBlur;
import static org.bytedeco.opencv.global.opencv_imgproc.threshold;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_imgproc.Vec3fVector;

/**
 * Finds the object by several kinds of evidence and keeps the outline that the picture's own edges support best: the
 * file's alpha, difference from the colour of the frame, circles (Hough), and GrabCut where none of these is sure.
 */
final class Locator {

    /** Longest edge everything is measured at; figures on euro coins do not rise beyond it. */
    static final int WORKING_EDGE_PX = 384;

    /** Below this nothing is claimed: the whole picture is the region. */
    static final double SURE_ENOUGH = 0.35;

    private static final double NO_NEED_TO_TRY_HARDER = 0.6;
    private static final int GRAB_CUT_EDGE_PX = 160;
    private static final int GRAB_CUT_ROUNDS = 3;
    private static final int CIRCLES = 3;
    private static final double ELLIPSE_LIKE = 0.93;

    private Locator() {}

    /** The best outline; empty where none is worth naming. */
    static Optional<Located> locate(Mat bgr, Optional<Mat> alpha) {
        var stated = alpha.flatMap(Locator::byAlpha);
        if (stated.isPresent()) {
            return stated;
        }
        var grey = new Mat();
        cvtColor(bgr, grey, COLOR_BGR2GRAY);
        medianBlur(grey, grey, 5);
        var edges = edges(grey);
        List<Located> found = new ArrayList<>();
        byFrame(bgr)
                .flatMap(mask -> judged(mask, edges, "differs from the ground"))
                .ifPresent(found::add);
        for (Mat disc : circles(grey)) {
            judged(disc, edges, "is a disc").ifPresent(found::add);
        }
        if (best(found).map(Located::confidence).orElse(0.0) < NO_NEED_TO_TRY_HARDER) {
            byGrabCut(bgr)
                    .flatMap(mask -> judged(mask, edges, "stands out from its surroundings"))
                    .ifPresent(found::add);
        }
        return best(found).filter(located -> located.confidence() >= SURE_ENOUGH);
    }

    private static Optional<Located> best(List<Located> found) {
        return found.stream().max(Comparator.comparingDouble(Located::confidence));
    }

    private static Optional<Located> byAlpha(Mat alpha) {
        var opaque = new Mat();
        threshold(alpha, opaque, 127, 255, THRESH_BINARY);
        double coverage = Outline.coverage(opaque);
        if (coverage < 0.01 || coverage > 0.99) {
            return Optional.empty();
        }
        double round = Outline.largest(opaque)
                .flatMap(whole -> Outline.fittedEllipse(whole).map(fit -> Outline.overlap(whole, fit)))
                .orElse(0.0);
        return Optional.of(new Located(opaque, Outline.box(opaque), "is cut out in the file already", 0.99, round));
    }

    private static Mat edges(Mat grey) {
        var edges = new Mat();
        var unused = new Mat();
        double high = threshold(grey, unused, 0, 255, THRESH_BINARY | THRESH_OTSU);
        Canny(grey, edges, high / 3, Math.max(20, high * 2 / 3));
        return Outline.morphed(edges, MORPH_DILATE, 5);
    }

    /** What differs from the median colour of the frame, by Otsu's threshold on the distance in CIE Lab. */
    private static Optional<Mat> byFrame(Mat bgr) {
        var lab = new Mat();
        cvtColor(bgr, lab, COLOR_BGR2Lab);
        var channels = new MatVector();
        split(lab, channels);
        var distance = new Mat();
        for (int i = 0; i < 3; i++) {
            var channel = channels.get(i);
            var ground = new Mat(channel.rows(), channel.cols(), CV_8UC1, Scalar.all(FrameColour.median(channel)));
            var difference = new Mat();
            absdiff(channel, ground, difference);
            if (i == 0) {
                distance = difference;
            } else {
                addWeighted(distance, 1, difference, 1.5, 0, distance);
            }
        }
        medianBlur(distance, distance, 7);
        var apart = new Mat();
        threshold(distance, apart, 0, 255, THRESH_BINARY | THRESH_OTSU);
        var closed = Outline.morphed(apart, MORPH_CLOSE, 15);
        return Outline.largest(Outline.morphed(closed, MORPH_OPEN, 7));
    }

    private static List<Mat> circles(Mat grey) {
        int shortest = Math.min(grey.rows(), grey.cols());
        var found = new Vec3fVector();
        HoughCircles(grey, found, HOUGH_GRADIENT, 1.5, shortest / 4.0, 100, 40, shortest / 8, (int) (shortest * 0.56));
        List<Mat> discs = new ArrayList<>();
        for (int i = 0; i < Math.min(found.size(), CIRCLES); i++) {
            var at = found.get(i);
            var disc = Outline.empty(grey);
            circle(
                    disc,
                    new Point(Math.round(at.get(0)), Math.round(at.get(1))),
                    Math.round(at.get(2)),
                    Scalar.all(255),
                    FILLED,
                    LINE_8,
                    0);
            discs.add(disc);
        }
        return discs;
    }

    private static Optional<Mat> byGrabCut(Mat bgr) {
        var small = Pixels.fitted(bgr, GRAB_CUT_EDGE_PX);
        int marginX = Math.max(1, small.cols() / 20);
        int marginY = Math.max(1, small.rows() / 20);
        if (small.cols() <= 2 * marginX + 2 || small.rows() <= 2 * marginY + 2) {
            return Optional.empty();
        }
        var labels = new Mat(small.rows(), small.cols(), CV_8UC1, Scalar.all(GC_BGD));
        var inside = new Rect(marginX, marginY, small.cols() - 2 * marginX, small.rows() - 2 * marginY);
        grabCut(small, labels, inside, new Mat(), new Mat(), GRAB_CUT_ROUNDS, GC_INIT_WITH_RECT);
        // Foreground labels are the odd ones: 1 (sure) and 3 (probable).
        var odd = new Mat();
        org.bytedeco.opencv.global.opencv_core.bitwise_and(
                labels, new Mat(labels.rows(), labels.cols(), CV_8UC1, Scalar.all(1)), odd);
        var mask = new Mat();
        compare(odd, new Mat(labels.rows(), labels.cols(), CV_8UC1, Scalar.all(0)), mask, CMP_GT);
        var full = Pixels.resized(Outline.morphed(mask, MORPH_OPEN, 3), bgr.cols(), bgr.rows());
        var crisp = new Mat();
        threshold(full, crisp, 127, 255, THRESH_BINARY);
        return Outline.largest(crisp);
    }

    /** An outline that is nearly an ellipse is taken for one: shadows and highlights dent it, coins are round. */
    private static Optional<Located> judged(Mat mask, Mat edges, String how) {
        double coverage = Outline.coverage(mask);
        if (coverage < 0.01 || coverage > 0.97) {
            return Optional.empty();
        }
        var fit = Outline.fittedEllipse(mask);
        double round = fit.map(whole -> Outline.overlap(mask, whole)).orElse(0.0);
        var shape = round >= ELLIPSE_LIKE ? fit.orElse(mask) : mask;
        double support = Outline.edgeSupport(shape, edges);
        double free = 1 - Math.min(1, 2 * Outline.frameContact(shape));
        double confidence = support * free * (0.5 + 0.5 * round);
        return Optional.of(new Located(shape, Outline.box(shape), how, confidence, round));
    }
}
