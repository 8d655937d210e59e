package org.vitrine.vision.prepare;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.copyMakeBorder;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.THRESH_BINARY;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;
import static org.bytedeco.opencv.global.opencv_imgproc.threshold;

import java.util.Optional;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Locates an object with an {@link OutlineModel} and moves the result to the edges of the picture. The model was
 * trained on shadows and excludes them, but it sees only {@value OutlineModel#EDGE_PX} × {@value OutlineModel#EDGE_PX}
 * pixels; {@link PolarContour} finds where exactly the edge runs.
 *
 * @param model outline model
 * @param work picture at working scale
 * @param picture the same picture, larger
 */
record PredictedOutline(OutlineModel model, Mat work, Mat picture) {

    /**
     * Longer edge of an object as a share of the window around it, in which the model sees it; training had .42 to .97.
     */
    private static final double FILLS = 0.7;

    /** Factor between two windows above which the model is run again on the better one. */
    private static final double AMISS = 1.12;

    private static final int MOST_LOOKS = 3;

    /** Score beyond which a pixel counts as certainly inside or, negative, outside: odds of 1 in 7. */
    private static final float SURE = 2;

    /** Score of pixels outside of the window, which count as certainly outside. */
    private static final double OUTSIDE = -3 * SURE;

    /** Least overlap (IoU) with the model's mask at which the outline along edges is used. */
    private static final double SAME = 0.93;

    /**
     * Least confidence at which the model is accepted for a whole picture. Values from .5 to .88 give equal results on
     * synthetic composites.
     */
    private static final double SURE_OF_ALL = 0.85;

    private static final double ROUND = 0.93;

    /**
     * Least longer edge of an object that fills a picture, as a share of the picture's longer edge: the model was not
     * trained on smaller ones.
     */
    private static final double LARGE = 0.42;

    /** Share of the frame below which an object that touches it still counts as complete. */
    private static final double FREE = 0.25;

    /**
     * One result of the model.
     *
     * @param scores score of each pixel at working scale
     * @param mask largest part with scores above 0, at working scale
     * @param sureness share of the possible pixels of the object that are certain, in [0, 1]
     */
    private record Seen(Mat scores, Mat mask, double sureness) {}

    /**
     * Locates a round object in the middle of the picture that fills it as coins usually do; empty if the model is not
     * confident of one.
     */
    Optional<LocatedObject> inTheMiddle() {
        int longest = Math.max(work.cols(), work.rows());
        return in(new Rect((work.cols() - longest) / 2, (work.rows() - longest) / 2, longest, longest))
                .filter(located -> located.confidence() >= SURE_OF_ALL
                        && isRound(located)
                        && located.longestPx() >= LARGE * longest
                        && OutlineGeometry.frameContact(located.mask()) < FREE);
    }

    /**
     * Whether an outline is round enough for the model. It is not used for other shapes: with its outlines, searches
     * found fewer of the real fossils again.
     */
    static boolean isRound(LocatedObject located) {
        return located.round() > ROUND;
    }

    /**
     * Outlines an object that was located otherwise.
     *
     * @param box its bounding box at working scale
     */
    Optional<LocatedObject> around(Rect box) {
        return in(window(box));
    }

    private Optional<LocatedObject> in(Rect first) {
        var window = first;
        Optional<Seen> seen = Optional.empty();
        for (int look = 0; look < MOST_LOOKS; look++) {
            seen = through(window);
            if (seen.isEmpty()) {
                return Optional.empty();
            }
            var next = window(OutlineGeometry.box(seen.get().mask()));
            if (isWithin(AMISS, window, next)) {
                break;
            }
            window = next;
        }
        return seen.flatMap(this::outlined);
    }

    private static Rect window(Rect box) {
        int side = Math.max(8, (int) Math.round(Math.max(box.width(), box.height()) / FILLS));
        return new Rect(box.x() + (box.width() - side) / 2, box.y() + (box.height() - side) / 2, side, side);
    }

    private static boolean isWithin(double factor, Rect one, Rect other) {
        double larger = (double) Math.max(one.width(), other.width()) / Math.min(one.width(), other.width());
        double apart = Math.hypot(
                one.x() + one.width() / 2.0 - other.x() - other.width() / 2.0,
                one.y() + one.width() / 2.0 - other.y() - other.width() / 2.0);
        return larger < factor && apart < (factor - 1) * one.width();
    }

    private Optional<Seen> through(Rect window) {
        var scores = scores(window);
        double sureness = sureness(scores);
        var whole = overPicture(scores, window);
        var above = new Mat();
        threshold(whole, above, 0, 255, THRESH_BINARY);
        var inside = new Mat();
        above.convertTo(inside, CV_8UC1);
        return OutlineGeometry.parts(inside).stream().findFirst().map(part -> new Seen(whole, part, sureness));
    }

    private Mat scores(Rect window) {
        boolean fine = window.width() >= OutlineModel.EDGE_PX;
        double scale = fine ? 1 : (double) picture.cols() / work.cols();
        var there = new Rect(
                (int) Math.round(window.x() * scale),
                (int) Math.round(window.y() * scale),
                (int) Math.round(window.width() * scale),
                (int) Math.round(window.height() * scale));
        var crop = PixelConversions.resized(
                cropped(fine ? work : picture, there), OutlineModel.EDGE_PX, OutlineModel.EDGE_PX);
        var scores = model.scores(PixelConversions.rgb(crop));
        var mat = new Mat(OutlineModel.EDGE_PX, OutlineModel.EDGE_PX, CV_32FC1);
        new FloatPointer(mat.data()).put(scores, 0, scores.length);
        return mat;
    }

    /** Crops a window. Beyond the picture its border pixels are repeated, as in the training data. */
    private static Mat cropped(Mat from, Rect window) {
        int left = Math.clamp(window.x(), 0, from.cols() - 1);
        int top = Math.clamp(window.y(), 0, from.rows() - 1);
        int right = Math.clamp(window.x() + window.width(), left + 1, from.cols());
        int bottom = Math.clamp(window.y() + window.height(), top + 1, from.rows());
        var square = new Mat();
        copyMakeBorder(
                new Mat(from, new Rect(left, top, right - left, bottom - top)),
                square,
                Math.max(0, top - window.y()),
                Math.max(0, window.y() + window.height() - bottom),
                Math.max(0, left - window.x()),
                Math.max(0, window.x() + window.width() - right),
                BORDER_REPLICATE,
                Scalar.all(0));
        return square;
    }

    private static double sureness(Mat scores) {
        var numbers = new float[Math.toIntExact(scores.total())];
        new FloatPointer(scores.data()).get(numbers, 0, numbers.length);
        int surely = 0;
        int maybe = 0;
        for (float score : numbers) {
            surely += score > SURE ? 1 : 0;
            maybe += score > -SURE ? 1 : 0;
        }
        return maybe == 0 ? 0 : (double) surely / maybe;
    }

    private Mat overPicture(Mat scores, Rect window) {
        var large = new Mat();
        resize(scores, large, new Size(window.width(), window.height()), 0, 0, INTER_LINEAR);
        var whole = new Mat(work.rows(), work.cols(), CV_32FC1, Scalar.all(OUTSIDE));
        int left = Math.clamp(window.x(), 0, work.cols() - 1);
        int top = Math.clamp(window.y(), 0, work.rows() - 1);
        int width = Math.clamp(window.x() + window.width() - left, 1, work.cols() - left);
        int height = Math.clamp(window.y() + window.height() - top, 1, work.rows() - top);
        large.apply(new Rect(left - window.x(), top - window.y(), width, height))
                .copyTo(whole.apply(new Rect(left, top, width, height)));
        return whole;
    }

    /**
     * Returns the outline along the edges of the picture if it nearly equals the model's mask, otherwise the outline of
     * that mask.
     */
    private Optional<LocatedObject> outlined(Seen seen) {
        var disc = OutlineGeometry.discOf(seen.mask());
        var ring = PolarContour.along(PixelConversions.smoothedLab(work), seen.scores(), disc.x(), disc.y(), disc.radius());
        var followed = located(ring.points(), seen);
        return OutlineGeometry.overlap(followed.mask(), seen.mask()) >= SAME
                ? Optional.of(followed)
                : OutlineGeometry.pointsOf(seen.mask()).map(own -> located(own, seen));
    }

    private LocatedObject located(float[] points, Seen seen) {
        return LocatedObject.of(points, work.cols(), work.rows(), OutlineEvidence.OUTLINE_MODEL, seen.sureness());
    }
}
