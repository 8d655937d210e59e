package org.vitrine.vision.prepare.locate;

import static org.bytedeco.opencv.global.opencv_core.CMP_GT;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.absdiff;
import static org.bytedeco.opencv.global.opencv_core.addWeighted;
import static org.bytedeco.opencv.global.opencv_core.bitwise_and;
import static org.bytedeco.opencv.global.opencv_core.compare;
import static org.bytedeco.opencv.global.opencv_core.split;
import static org.bytedeco.opencv.global.opencv_imgproc.GC_BGD;
import static org.bytedeco.opencv.global.opencv_imgproc.GC_INIT_WITH_RECT;
import static org.bytedeco.opencv.global.opencv_imgproc.MORPH_CLOSE;
import static org.bytedeco.opencv.global.opencv_imgproc.MORPH_OPEN;
import static org.bytedeco.opencv.global.opencv_imgproc.THRESH_BINARY;
import static org.bytedeco.opencv.global.opencv_imgproc.THRESH_OTSU;
import static org.bytedeco.opencv.global.opencv_imgproc.grabCut;
import static org.bytedeco.opencv.global.opencv_imgproc.medianBlur;
import static org.bytedeco.opencv.global.opencv_imgproc.threshold;

import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.vitrine.vision.prepare.outline.GrabCutRefinement;
import org.vitrine.vision.prepare.outline.OutlineGeometry;
import org.vitrine.vision.prepare.pixels.PixelConversions;

/** Proposes regions and start circles for {@link ObjectLocator} from cheap evidence. */
final class ObjectProposals {

    /** Longest edge of the picture for GrabCut, in pixels. */
    private static final int GRAB_CUT_EDGE_PX = 96;

    private static final int GRAB_CUT_ITERATIONS = 2;

    private ObjectProposals() {}

    /**
     * Returns the mask of the pixels that differ from the median colour of the frame, by Otsu's threshold on the
     * distance in CIE Lab.
     */
    static Mat differingFromFrame(Mat lab) {
        var differing = new Mat();
        threshold(distanceFromFrame(lab), differing, 0, 255, THRESH_BINARY | THRESH_OTSU);
        var closed = OutlineGeometry.morphed(differing, MORPH_CLOSE, 11);
        return OutlineGeometry.morphed(closed, MORPH_OPEN, 7);
    }

    /** Returns the distance of each pixel from the median colour of the frame, 8 bits. */
    static Mat distanceFromFrame(Mat lab) {
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
        medianBlur(distance, distance, 5);
        return distance;
    }

    /**
     * Returns the foreground that GrabCut finds from a rectangle just inside the frame; empty if the picture is too
     * small.
     */
    static Optional<Mat> byGrabCut(Mat bgr) {
        var small = PixelConversions.scaledToFit(bgr, GRAB_CUT_EDGE_PX);
        int marginX = Math.max(1, small.cols() / 20);
        int marginY = Math.max(1, small.rows() / 20);
        if (small.cols() <= 2 * marginX + 2 || small.rows() <= 2 * marginY + 2) {
            return Optional.empty();
        }
        var labels = new Mat(small.rows(), small.cols(), CV_8UC1, Scalar.all(GC_BGD));
        var inside = new Rect(marginX, marginY, small.cols() - 2 * marginX, small.rows() - 2 * marginY);
        GrabCutRefinement.seedRandomNumbers();
        grabCut(small, labels, inside, new Mat(), new Mat(), GRAB_CUT_ITERATIONS, GC_INIT_WITH_RECT);
        // Foreground labels are the odd ones: 1 (sure) and 3 (probable).
        var foreground = new Mat();
        bitwise_and(labels, new Mat(labels.rows(), labels.cols(), CV_8UC1, Scalar.all(1)), foreground);
        var mask = new Mat();
        compare(foreground, new Mat(labels.rows(), labels.cols(), CV_8UC1, Scalar.all(0)), mask, CMP_GT);
        var full = PixelConversions.resized(OutlineGeometry.morphed(mask, MORPH_OPEN, 3), bgr.cols(), bgr.rows());
        var binary = new Mat();
        threshold(full, binary, 127, 255, THRESH_BINARY);
        return Optional.of(binary);
    }
}
