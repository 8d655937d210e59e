package org.vitrine.vision.prepare;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.min;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.jspecify.annotations.Nullable;
import org.vitrine.vision.prepare.Preparation.Region;

/**
 * One photograph during its preparation: the decoded picture at two scales, the objects located so far, and the
 * prepared square. {@link PreparationSteps} changes it step by step. It holds native memory of the caller's scope and
 * must not be used after the scope has closed. Not thread-safe.
 */
final class PreparationState {

    /** Share of the smaller outline from which on two outlines belong to one object. */
    private static final double SAME_OBJECT = 0.4;

    private final PreparationPlan plan;
    private final DecodedImage decodedImage;
    private final int originalWidthPx;
    private final Mat access;
    private final Mat work;

    private List<LocatedObject> located = List.of();
    private boolean cutOut;
    private @Nullable Square square;
    private final List<Made> made = new ArrayList<>();

    /** The prepared picture as one step left it. */
    record Made(String step, Mat pixels) {}

    /**
     * The prepared square so far.
     *
     * @param mask opacity of the object in it, 8 bits
     * @param sharpness sharpness before {@code upright} and {@code enhance} changed it
     */
    record Square(Mat pixels, Mat mask, double sharpness) {}

    /**
     * Starts the preparation of a decoded photograph.
     *
     * @param originalWidthPx width of the upright original; the decoded picture may be smaller
     */
    PreparationState(PreparationPlan plan, DecodedImage decodedImage, int originalWidthPx) {
        this.originalWidthPx = originalWidthPx;
        this.plan = plan;
        this.decodedImage = decodedImage;
        this.access = PixelConversions.fitted(decodedImage.bgr(), plan.accessEdgePx());
        this.work = PixelConversions.shrunk(decodedImage.bgr(), LocatedObject.WORKING_EDGE_PX);
    }

    /** Locates the objects by the shape of the plan; the model is used for discs only. */
    void locate(Optional<OutlineModel> model) {
        var alpha = decodedImage.alpha().map(whole -> PixelConversions.resized(whole, work.cols(), work.rows()));
        located = ObverseReversePair.leftFirst(
                switch (plan.shape()) {
                    case DISC ->
                        ObjectLocator.discs(
                                work, alpha, model.map(outlines -> new PredictedOutline(outlines, work, access)));
                    case ANY -> ObjectLocator.anything(work, alpha);
                });
    }

    /**
     * Sets the main object to the region that a person states, refined along the edges of the picture where these are
     * close.
     */
    void locate(Region byHand) {
        located = List.of(StatedRegion.outlined(byHand, originalPerWork(), work, plan.shape()));
    }

    /** Cuts the main object out by its located outline. */
    void cutOut() {
        cutOut = true;
    }

    /** Replaces the main object by one with another outline, and cuts it out. */
    void cutOut(LocatedObject main) {
        located = Stream.concat(
                        Stream.of(main),
                        located.stream()
                                .filter(other -> OutlineGeometry.shared(other.mask(), main.mask()) < SAME_OBJECT))
                .toList();
        cutOut = true;
    }

    /** Turns the prepared picture anticlockwise. */
    void turn(double degrees) {
        var before = squared();
        square = new Square(
                UprightEstimator.turned(before.pixels(), degrees, PixelConversions.NEUTRAL),
                UprightEstimator.turned(before.mask(), degrees, 0),
                before.sharpness());
        made.add(new Made("upright", square.pixels()));
    }

    /** Replaces the pixels of the object in the prepared picture; the background stays. */
    void enhance(Mat pixels) {
        var before = squared();
        square = new Square(
                AlphaBlending.over(pixels, before.mask(), PixelConversions.NEUTRAL), before.mask(), before.sharpness());
        made.add(new Made("enhance", square.pixels()));
    }

    /** Returns the prepared square. It is made at the first call, from the result of the steps until then. */
    Square squared() {
        if (square == null) {
            var ground = plan.wants("square") ? access : PixelConversions.fitted(access, plan.squareEdgePx());
            var region = regionAt(ground);
            var pixels = SquareCrop.of(ground, region, plan.squareEdgePx(), PixelConversions.NEUTRAL);
            Mat mask;
            if (cutOut) {
                mask = squaredMask(region, ground);
                pixels = AlphaBlending.over(pixels, mask, PixelConversions.NEUTRAL);
            } else {
                mask = new Mat(plan.squareEdgePx(), plan.squareEdgePx(), CV_8UC1, Scalar.all(255));
            }
            square = new Square(pixels, mask, QualityMeasures.sharpness(pixels));
            made.add(new Made(cutOut ? "cut-out" : "square", pixels));
        }
        return square;
    }

    private Mat squaredMask(Rect region, Mat ground) {
        var window = SquareCrop.window(region);
        double perWork = (double) ground.cols() / work.cols();
        double scale = perWork * plan.squareEdgePx() / window.width();
        return LocatedObject.drawn(
                located.getFirst().points(),
                plan.squareEdgePx(),
                plan.squareEdgePx(),
                scale,
                scale,
                window.x() / perWork,
                window.y() / perWork);
    }

    private Rect regionAt(Mat ground) {
        return main().map(found -> found.boxAt((double) ground.cols() / work.cols(), ground.cols(), ground.rows()))
                .orElseGet(() -> new Rect(0, 0, ground.cols(), ground.rows()));
    }

    /** Returns the prepared picture after each step that changed it, in order. */
    List<Made> made() {
        return List.copyOf(made);
    }

    OutlineShape shape() {
        return plan.shape();
    }

    boolean isSquared() {
        return square != null;
    }

    Optional<LocatedObject> main() {
        return located.stream().findFirst();
    }

    List<LocatedObject> located() {
        return located;
    }

    Mat access() {
        return access;
    }

    /** Returns the number of pixels of the original for each pixel of the access picture. */
    double originalPerAccess() {
        return (double) originalWidthPx / access.cols();
    }

    /** Returns the number of pixels of the original for each pixel at working scale. */
    double originalPerWork() {
        return (double) originalWidthPx / work.cols();
    }

    /**
     * Returns the thumbnail. It is made from the working picture if that is large enough: scaling the large picture
     * again would take a tenth of the whole preparation.
     */
    Mat thumbnail(int edgePx) {
        return PixelConversions.shrunk(edgePx <= Math.max(work.cols(), work.rows()) ? work : access, edgePx);
    }

    /** Returns the picture at working scale, at which all measurements are made. */
    Mat work() {
        return work;
    }

    double exposure() {
        return QualityMeasures.exposure(work, mask(work.cols(), work.rows()));
    }

    /**
     * Returns the mask of the object in the whole photograph, soft at its edge; all 255 if nothing was cut out.
     *
     * @param longestPx longest edge of the mask
     */
    Mat mask(int longestPx) {
        double scale = Math.min(1, (double) longestPx / Math.max(access.cols(), access.rows()));
        return mask(Math.max(1, (int) Math.round(access.cols() * scale)), Math.max(1, (int)
                Math.round(access.rows() * scale)));
    }

    private Mat mask(int width, int height) {
        if (!cutOut) {
            return new Mat(height, width, CV_8UC1, Scalar.all(255));
        }
        var drawn = LocatedObject.drawn(
                located.getFirst().points(),
                width,
                height,
                (double) width / work.cols(),
                (double) height / work.rows(),
                0,
                0);
        if (decodedImage.alpha().isEmpty()) {
            return drawn;
        }
        var stated = new Mat();
        min(drawn, PixelConversions.resized(decodedImage.alpha().get(), width, height), stated);
        return stated;
    }
}
