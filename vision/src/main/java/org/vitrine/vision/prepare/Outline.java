package org.vitrine.vision.prepare;

import static org.bytedeco.opencv.global.opencv_core.BORDER_CONSTANT;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.bitwise_and;
import static org.bytedeco.opencv.global.opencv_core.bitwise_or;
import static org.bytedeco.opencv.global.opencv_core.countNonZero;
import static org.bytedeco.opencv.global.opencv_imgproc.CHAIN_APPROX_NONE;
import static org.bytedeco.opencv.global.opencv_imgproc.FILLED;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_8;
import static org.bytedeco.opencv.global.opencv_imgproc.MORPH_ELLIPSE;
import static org.bytedeco.opencv.global.opencv_imgproc.MORPH_GRADIENT;
import static org.bytedeco.opencv.global.opencv_imgproc.RETR_EXTERNAL;
import static org.bytedeco.opencv.global.opencv_imgproc.boundingRect;
import static org.bytedeco.opencv.global.opencv_imgproc.contourArea;
import static org.bytedeco.opencv.global.opencv_imgproc.drawContours;
import static org.bytedeco.opencv.global.opencv_imgproc.ellipse;
import static org.bytedeco.opencv.global.opencv_imgproc.findContours;
import static org.bytedeco.opencv.global.opencv_imgproc.fitEllipse;
import static org.bytedeco.opencv.global.opencv_imgproc.getStructuringElement;
import static org.bytedeco.opencv.global.opencv_imgproc.morphologyEx;

import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.RotatedRect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** Masks and the figures that judge them. */
final class Outline {

    private static final int INSIDE = 255;
    /** fitEllipse needs five points. */
    private static final int ENOUGH_POINTS = 5;

    private Outline() {}

    /** The largest connected part of a mask, its holes filled. */
    static Optional<Mat> largest(Mat mask) {
        var contours = new MatVector();
        findContours(mask.clone(), contours, RETR_EXTERNAL, CHAIN_APPROX_NONE);
        int best = -1;
        double bestArea = 0;
        for (int i = 0; i < contours.size(); i++) {
            double area = contourArea(contours.get(i));
            if (area > bestArea) {
                best = i;
                bestArea = area;
            }
        }
        if (best < 0) {
            return Optional.empty();
        }
        var filled = empty(mask);
        drawContours(filled, contours, best, Scalar.all(INSIDE), FILLED, LINE_8, new Mat(), 0, new Point(0, 0));
        return Optional.of(filled);
    }

    static Rect box(Mat mask) {
        return boundingRect(mask);
    }

    /** The ellipse that fits the outline best, filled; empty where there are too few points. */
    static Optional<Mat> fittedEllipse(Mat mask) {
        var contours = new MatVector();
        findContours(mask.clone(), contours, RETR_EXTERNAL, CHAIN_APPROX_NONE);
        if (contours.size() == 0 || contours.get(0).rows() < ENOUGH_POINTS) {
            return Optional.empty();
        }
        RotatedRect fit = fitEllipse(contours.get(0));
        double width = fit.size().width();
        double height = fit.size().height();
        if (!(width >= 1 && height >= 1 && width < 4.0 * mask.cols() && height < 4.0 * mask.rows())) {
            return Optional.empty();
        }
        var drawn = empty(mask);
        ellipse(drawn, fit, Scalar.all(INSIDE), FILLED, LINE_8);
        return Optional.of(drawn);
    }

    /** Intersection over union, in [0, 1]. */
    static double overlap(Mat one, Mat other) {
        var both = new Mat();
        bitwise_and(one, other, both);
        var either = new Mat();
        bitwise_or(one, other, either);
        int union = countNonZero(either);
        return union == 0 ? 0 : (double) countNonZero(both) / union;
    }

    /** Share of the outline under which there is an edge, in [0, 1]. */
    static double edgeSupport(Mat mask, Mat edges) {
        var line = new Mat();
        morphologyEx(mask, line, MORPH_GRADIENT, element(3));
        int length = countNonZero(line);
        if (length == 0) {
            return 0;
        }
        var supported = new Mat();
        bitwise_and(line, edges, supported);
        return (double) countNonZero(supported) / length;
    }

    /** Share of the frame's perimeter that the mask touches, in [0, 1]. */
    static double frameContact(Mat mask) {
        int touching = countNonZero(mask.row(0))
                + countNonZero(mask.row(mask.rows() - 1))
                + countNonZero(mask.col(0))
                + countNonZero(mask.col(mask.cols() - 1));
        return touching / (2.0 * (mask.rows() + mask.cols()));
    }

    static double coverage(Mat mask) {
        return (double) countNonZero(mask) / ((double) mask.rows() * mask.cols());
    }

    static Mat empty(Mat like) {
        return new Mat(like.rows(), like.cols(), CV_8UC1, Scalar.all(0));
    }

    static Mat morphed(Mat mask, int operation, int sizePx) {
        var morphed = new Mat();
        morphologyEx(mask, morphed, operation, element(sizePx), new Point(-1, -1), 1, BORDER_CONSTANT, Scalar.all(0));
        return morphed;
    }

    private static Mat element(int sizePx) {
        return getStructuringElement(MORPH_ELLIPSE, new Size(sizePx, sizePx));
    }
}
