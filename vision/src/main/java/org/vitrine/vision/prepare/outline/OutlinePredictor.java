package org.vitrine.vision.prepare.outline;

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
import org.vitrine.vision.prepare.model.OutlineModel;
import org.vitrine.vision.prepare.pixels.PixelConversions;

/**
 * Locates an object with an {@link OutlineModel} and moves the result to the edges of the picture. The model was
 * trained on shadows and excludes them, but its input has only {@value OutlineModel#EDGE_PX} × {@value OutlineModel#EDGE_PX}
 * pixels; {@link PolarContour} finds where exactly the edge runs.
 *
 * @param model outline model
 * @param work picture at working scale
 * @param picture the same picture, larger
 */
public record OutlinePredictor(OutlineModel model, Mat work, Mat picture) {

    /**
     * Longer edge of an object as a share of the window around it, in the model's input; training had .42 to .97.
     */
    private static final double OBJECT_SHARE = 0.7;

    /** Factor between two windows above which the model is run again on the better one. */
    private static final double RERUN_FACTOR = 1.12;

    /** Most runs of the model for one object, each on a better window. */
    private static final int MAX_RUNS = 3;

    /** Score beyond which a pixel counts as certainly inside or, negative, outside: odds of 1 in 7. */
    private static final float CERTAIN_SCORE = 2;

    /** Score of pixels outside of the window, which count as certainly outside. */
    private static final double OUTSIDE_SCORE = -3 * CERTAIN_SCORE;

    /** Least overlap (IoU) with the model's mask at which the outline along edges is used. */
    private static final double MIN_OVERLAP = 0.93;

    /**
     * Least confidence at which the model is accepted for a whole picture. Values from .5 to .88 give equal results on
     * synthetic composites.
     */
    private static final double MIN_WHOLE_PICTURE_CONFIDENCE = 0.85;

    /** Roundness above which the model is used for an object. */
    private static final double MIN_ROUNDNESS = 0.93;

    /**
     * Least longer edge of an object that fills a picture, as a share of the picture's longer edge: the model was not
     * trained on smaller ones.
     */
    private static final double MIN_OBJECT_SHARE = 0.42;

    /** Share of the frame below which an object that touches it still counts as complete. */
    private static final double MAX_FRAME_CONTACT = 0.25;

    /**
     * One result of the model.
     *
     * @param scores score of each pixel at working scale
     * @param mask largest part with scores above 0, at working scale
     * @param confidence share of the possible pixels of the object that are certain, in [0, 1]
     */
    private record Prediction(Mat scores, Mat mask, double confidence) {}

    /**
     * Locates a round object in the middle of the picture that fills it as coins usually do; empty if the model is not
     * confident of one.
     */
    public Optional<LocatedObject> centralObject() {
        int longest = Math.max(work.cols(), work.rows());
        return refine(new Rect((work.cols() - longest) / 2, (work.rows() - longest) / 2, longest, longest))
                .filter(located -> located.confidence() >= MIN_WHOLE_PICTURE_CONFIDENCE
                        && isRound(located)
                        && located.longestPx() >= MIN_OBJECT_SHARE * longest
                        && OutlineGeometry.frameContact(located.mask()) < MAX_FRAME_CONTACT);
    }

    /**
     * Whether an outline is round enough for the model. It is not used for other shapes: with its outlines, searches
     * found fewer of the real fossils again.
     */
    public static boolean isRound(LocatedObject located) {
        return located.roundness() > MIN_ROUNDNESS;
    }

    /**
     * Outlines an object that was located otherwise.
     *
     * @param box its bounding box at working scale
     */
    public Optional<LocatedObject> outlineAround(Rect box) {
        return refine(window(box));
    }

    private Optional<LocatedObject> refine(Rect first) {
        var window = first;
        Optional<Prediction> prediction = Optional.empty();
        for (int run = 0; run < MAX_RUNS; run++) {
            prediction = predict(window);
            if (prediction.isEmpty()) {
                return Optional.empty();
            }
            var next = window(OutlineGeometry.box(prediction.get().mask()));
            if (isWithin(RERUN_FACTOR, window, next)) {
                break;
            }
            window = next;
        }
        return prediction.flatMap(this::alongEdges);
    }

    private static Rect window(Rect box) {
        int side = Math.max(8, (int) Math.round(Math.max(box.width(), box.height()) / OBJECT_SHARE));
        return new Rect(box.x() + (box.width() - side) / 2, box.y() + (box.height() - side) / 2, side, side);
    }

    private static boolean isWithin(double factor, Rect one, Rect other) {
        double larger = (double) Math.max(one.width(), other.width()) / Math.min(one.width(), other.width());
        double distance = Math.hypot(
                one.x() + one.width() / 2.0 - other.x() - other.width() / 2.0,
                one.y() + one.width() / 2.0 - other.y() - other.width() / 2.0);
        return larger < factor && distance < (factor - 1) * one.width();
    }

    private Optional<Prediction> predict(Rect window) {
        var scores = scores(window);
        double confidence = confidence(scores);
        var whole = placeInPicture(scores, window);
        var above = new Mat();
        threshold(whole, above, 0, 255, THRESH_BINARY);
        var inside = new Mat();
        above.convertTo(inside, CV_8UC1);
        return OutlineGeometry.parts(inside).stream().findFirst().map(part -> new Prediction(whole, part, confidence));
    }

    private Mat scores(Rect window) {
        boolean sufficient = window.width() >= OutlineModel.EDGE_PX;
        double scale = sufficient ? 1 : (double) picture.cols() / work.cols();
        var source = new Rect(
                (int) Math.round(window.x() * scale),
                (int) Math.round(window.y() * scale),
                (int) Math.round(window.width() * scale),
                (int) Math.round(window.height() * scale));
        var crop = PixelConversions.resized(
                cropped(sufficient ? work : picture, source), OutlineModel.EDGE_PX, OutlineModel.EDGE_PX);
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

    private static double confidence(Mat scores) {
        var values = new float[Math.toIntExact(scores.total())];
        new FloatPointer(scores.data()).get(values, 0, values.length);
        int certain = 0;
        int possible = 0;
        for (float score : values) {
            certain += score > CERTAIN_SCORE ? 1 : 0;
            possible += score > -CERTAIN_SCORE ? 1 : 0;
        }
        return possible == 0 ? 0 : (double) certain / possible;
    }

    private Mat placeInPicture(Mat scores, Rect window) {
        var large = new Mat();
        resize(scores, large, new Size(window.width(), window.height()), 0, 0, INTER_LINEAR);
        var whole = new Mat(work.rows(), work.cols(), CV_32FC1, Scalar.all(OUTSIDE_SCORE));
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
    private Optional<LocatedObject> alongEdges(Prediction prediction) {
        var disc = OutlineGeometry.circleOf(prediction.mask());
        var contour = PolarContour.byScores(
                PixelConversions.smoothedLab(work), prediction.scores(), disc.x(), disc.y(), disc.radius());
        var edgeOutline = located(contour.points(), prediction);
        return OutlineGeometry.iou(edgeOutline.mask(), prediction.mask()) >= MIN_OVERLAP
                ? Optional.of(edgeOutline)
                : OutlineGeometry.contourOf(prediction.mask()).map(own -> located(own, prediction));
    }

    private LocatedObject located(float[] points, Prediction prediction) {
        return LocatedObject.of(
                points, work.cols(), work.rows(), OutlineEvidence.OUTLINE_MODEL, prediction.confidence());
    }
}
