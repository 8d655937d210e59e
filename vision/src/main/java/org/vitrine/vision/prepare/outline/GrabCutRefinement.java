package org.vitrine.vision.prepare.outline;

import static org.bytedeco.opencv.global.opencv_core.CMP_GT;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.bitwise_and;
import static org.bytedeco.opencv.global.opencv_core.compare;
import static org.bytedeco.opencv.global.opencv_core.setRNGSeed;
import static org.bytedeco.opencv.global.opencv_imgproc.GC_BGD;
import static org.bytedeco.opencv.global.opencv_imgproc.GC_FGD;
import static org.bytedeco.opencv.global.opencv_imgproc.GC_INIT_WITH_MASK;
import static org.bytedeco.opencv.global.opencv_imgproc.GC_PR_BGD;
import static org.bytedeco.opencv.global.opencv_imgproc.GC_PR_FGD;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_NEAREST;
import static org.bytedeco.opencv.global.opencv_imgproc.MORPH_ERODE;
import static org.bytedeco.opencv.global.opencv_imgproc.MORPH_OPEN;
import static org.bytedeco.opencv.global.opencv_imgproc.THRESH_BINARY;
import static org.bytedeco.opencv.global.opencv_imgproc.grabCut;
import static org.bytedeco.opencv.global.opencv_imgproc.rectangle;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;
import static org.bytedeco.opencv.global.opencv_imgproc.threshold;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.vitrine.vision.prepare.pixels.PixelConversions;

/**
 * Grows or shrinks the mask of an object that is no disc to where its colours end (GrabCut: Rother et al., SIGGRAPH
 * 2004). {@link PolarContour} cannot do this: it reaches one and a half radii from the centre and finds one edge per
 * ray, so of a long shell it keeps the middle only.
 */
public final class GrabCutRefinement {

    /** Longest edge of the picture for GrabCut, in pixels. */
    private static final int EDGE_PX = 192;

    private static final int ITERATIONS = 2;
    private static final int SEED = 1;
    /** Width of the frame of the picture that is taken as ground, in pixels. */
    private static final int FRAME_PX = 2;

    private static final int INSIDE = 255;

    private GrabCutRefinement() {}

    /**
     * Returns the mask of the object at the size of the picture; empty if nothing of the seed remains.
     *
     * @param bgr 8-bit picture
     * @param seed mask of a part of the object
     * @param others masks of objects that do not belong to it
     */
    public static Optional<Mat> of(Mat bgr, Mat seed, List<Mat> others) {
        var small = PixelConversions.scaledToFit(bgr, EDGE_PX);
        var size = new Size(small.cols(), small.rows());
        var part = scaledDown(seed, size);
        var core = OutlineGeometry.morphed(
                part, MORPH_ERODE, 1 + 2 * Math.max(1, OutlineGeometry.box(part).width() / 16));
        var labels = new Mat(size, CV_8UC1, Scalar.all(GC_PR_BGD));
        labels.setTo(new Mat(1, 1, CV_8UC1, Scalar.all(GC_PR_FGD)), part);
        others.forEach(other -> labels.setTo(new Mat(1, 1, CV_8UC1, Scalar.all(GC_BGD)), scaledDown(other, size)));
        labels.setTo(new Mat(1, 1, CV_8UC1, Scalar.all(GC_FGD)), core);
        rectangle(labels, new Rect(0, 0, small.cols(), small.rows()), Scalar.all(GC_BGD), FRAME_PX, 0, 0);
        seedRandomNumbers();
        grabCut(small, labels, new Rect(), new Mat(), new Mat(), ITERATIONS, GC_INIT_WITH_MASK);
        // Foreground labels are the odd ones: 1 (sure) and 3 (probable).
        var foreground = new Mat();
        bitwise_and(labels, new Mat(size, CV_8UC1, Scalar.all(1)), foreground);
        var mask = new Mat();
        compare(foreground, new Mat(size, CV_8UC1, Scalar.all(0)), mask, CMP_GT);
        return OutlineGeometry.parts(OutlineGeometry.morphed(mask, MORPH_OPEN, 3)).stream()
                .filter(refined -> OutlineGeometry.shareOfSmaller(refined, part) > 0)
                .max(Comparator.comparingDouble(refined -> OutlineGeometry.shareOfSmaller(refined, part)))
                .map(refined -> scaledUp(refined, bgr));
    }

    /**
     * Seeds OpenCV's random numbers of this thread, from which GrabCut draws its first clusters: one photograph must
     * always give the same result, whatever the thread did before.
     */
    public static void seedRandomNumbers() {
        setRNGSeed(SEED);
    }

    private static Mat scaledDown(Mat mask, Size size) {
        var small = new Mat();
        resize(mask, small, size, 0, 0, INTER_NEAREST);
        return small;
    }

    private static Mat scaledUp(Mat mask, Mat like) {
        var large = new Mat();
        resize(mask, large, new Size(like.cols(), like.rows()), 0, 0, INTER_LINEAR);
        var binary = new Mat();
        threshold(large, binary, INSIDE / 2.0, INSIDE, THRESH_BINARY);
        return binary;
    }
}
