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
 * What a model takes for the outline of an object, brought to the picture's own edges. It has seen shadows and knows that they are
 * none of it, but sees no more than {@value OutlineModel#EDGE_PX} pixels each way: where exactly the edge runs is found by {@link
 * PolarContour}.
 *
 * @param work the picture at working scale
 * @param picture the same, larger
 */
record PredictedOutline(OutlineModel model, Mat work, Mat picture) {

    /** Longer edge of an object as a share of the window around it; the model learnt from .42 to .97. */
    private static final double FILLS = 0.7;

    /** A window this much too large or too small, as a factor, is looked through again. */
    private static final double AMISS = 1.12;

    private static final int MOST_LOOKS = 3;

    /** Scores beyond which a pixel is surely in or out: odds of 1 in 7. */
    private static final float SURE = 2;

    /** What lies outside of the window is surely out. */
    private static final double OUTSIDE = -3 * SURE;

    /** Share of the model's mask that an outline along edges must have in common with it. */
    private static final double SAME = 0.93;

    /** Sureness from which on the model is accepted for a whole picture; composites of a hoard do not mind .5 to .88. */
    private static final double SURE_OF_ALL = 0.85;

    private static final double ROUND = 0.93;

    /** Longer edge of what fills a picture, as a share of the picture's: of smaller objects the model has learnt nothing. */
    private static final double LARGE = 0.42;

    /** Share of the frame that an object may touch and yet be one that is whole in the picture. */
    private static final double FREE = 0.25;

    /** A mask at working scale, the scores it is of, and how much of what may be inside surely is. */
    private record Seen(Mat scores, Mat mask, double sureness) {}

    /** Of something round in the middle of the picture that fills it as coins usually do, if the model is sure of it. */
    Optional<LocatedObject> inTheMiddle() {
        int longest = Math.max(work.cols(), work.rows());
        return in(new Rect((work.cols() - longest) / 2, (work.rows() - longest) / 2, longest, longest))
                .filter(located -> located.confidence() >= SURE_OF_ALL
                        && isRound(located)
                        && located.longestPx() >= LARGE * longest
                        && OutlineGeometry.frameContact(located.mask()) < FREE);
    }

    /** The model is not used for other shapes: of real fossils, fewer were found again by what it saw. */
    static boolean isRound(LocatedObject located) {
        return located.round() > ROUND;
    }

    /** Of what was located. */
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

    /** Beyond the picture its border goes on, as in what the model learnt from. */
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

    /** Along the picture's edges where that is nearly what the model saw, or else as it saw it. */
    private Optional<LocatedObject> outlined(Seen seen) {
        var disc = OutlineGeometry.discOf(seen.mask());
        var ring = PolarContour.along(ObjectLocator.calm(work), seen.scores(), disc.x(), disc.y(), disc.radius());
        var followed = located(ring.points(), seen);
        return OutlineGeometry.overlap(followed.mask(), seen.mask()) >= SAME
                ? Optional.of(followed)
                : OutlineGeometry.pointsOf(seen.mask()).map(own -> located(own, seen));
    }

    private LocatedObject located(float[] points, Seen seen) {
        return LocatedObject.of(points, work.cols(), work.rows(), LocatedObject.SEEN, seen.sureness());
    }
}
