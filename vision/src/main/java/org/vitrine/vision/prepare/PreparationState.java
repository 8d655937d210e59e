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

/** One photograph, and what the steps have made of it so far. Lives within the caller's native scope. */
final class PreparationState {

    /** Share of the smaller that two outlines of one object have in common. */
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

    /** The prepared picture as a step left it. */
    record Made(String step, Mat pixels) {}

    /** The prepared picture under way, and its sharpness before anything was done to it. */
    record Square(Mat pixels, Mat mask, double sharpness) {}

    /** @param originalWidthPx of the upright original, of which the picture may be a reduced one */
    PreparationState(PreparationPlan plan, DecodedImage decodedImage, int originalWidthPx) {
        this.originalWidthPx = originalWidthPx;
        this.plan = plan;
        this.decodedImage = decodedImage;
        this.access = PixelConversions.fitted(decodedImage.bgr(), plan.accessEdgePx());
        this.work = PixelConversions.shrunk(decodedImage.bgr(), ObjectLocator.WORKING_EDGE_PX);
    }

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

    /** The main object is where a person says, along the picture's own edges where they are nearly there. */
    void locate(Region byHand) {
        located = List.of(StatedRegion.outlined(byHand, originalPerWork(), work, plan.shape()));
    }

    /** The main object is cut out as it was located. */
    void cutOut() {
        cutOut = true;
    }

    /** The main object is this one. */
    void cutOut(LocatedObject main) {
        located = Stream.concat(
                        Stream.of(main),
                        located.stream()
                                .filter(other -> OutlineGeometry.shared(other.mask(), main.mask()) < SAME_OBJECT))
                .toList();
        cutOut = true;
    }

    /** Turns the prepared picture, anticlockwise. */
    void turn(double degrees) {
        var before = squared();
        square = new Square(
                UprightEstimator.turned(before.pixels(), degrees, PixelConversions.NEUTRAL),
                UprightEstimator.turned(before.mask(), degrees, 0),
                before.sharpness());
        made.add(new Made("upright", square.pixels()));
    }

    /** Puts other pixels in the place of the prepared ones; where the object is not, nothing changes. */
    void enhance(Mat pixels) {
        var before = squared();
        square = new Square(
                AlphaBlending.over(pixels, before.mask(), PixelConversions.NEUTRAL), before.mask(), before.sharpness());
        made.add(new Made("enhance", square.pixels()));
    }

    /** Made when it is first needed, from what was done until then. */
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

    /** The prepared picture after each step that changed it, in order. */
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

    /** Pixels of the original for each of the access picture. */
    double originalPerAccess() {
        return (double) originalWidthPx / access.cols();
    }

    /** Pixels of the original for each at working scale. */
    double originalPerWork() {
        return (double) originalWidthPx / work.cols();
    }

    /** Of the picture that everything is measured at, where that is large enough: shrinking the large one again takes a tenth of all. */
    Mat thumbnail(int edgePx) {
        return PixelConversions.shrunk(edgePx <= Math.max(work.cols(), work.rows()) ? work : access, edgePx);
    }

    /** At the scale that everything is measured at. */
    Mat work() {
        return work;
    }

    double exposure() {
        return QualityMeasures.exposure(work, mask(work.cols(), work.rows()));
    }

    /** Soft coverage of the whole photograph at no more than a size; full where nothing is cut out. */
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
