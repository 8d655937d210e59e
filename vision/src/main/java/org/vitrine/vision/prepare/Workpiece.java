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
final class Workpiece {

    /** Share of the smaller that two outlines of one object have in common. */
    private static final double SAME_OBJECT = 0.4;

    private final PreparationPlan plan;
    private final Picture picture;
    private final int originalWidthPx;
    private final Mat access;
    private final Mat work;

    private List<Located> located = List.of();
    private boolean cutOut;
    private @Nullable Square square;
    private final List<Made> made = new ArrayList<>();

    /** The prepared picture as a step left it. */
    record Made(String step, Mat pixels) {}

    /** The prepared picture under way, and its sharpness before anything was done to it. */
    record Square(Mat pixels, Mat mask, double sharpness) {}

    /** @param originalWidthPx of the upright original, of which the picture may be a reduced one */
    Workpiece(PreparationPlan plan, Picture picture, int originalWidthPx) {
        this.originalWidthPx = originalWidthPx;
        this.plan = plan;
        this.picture = picture;
        this.access = Pixels.fitted(picture.bgr(), plan.accessEdgePx());
        this.work = Pixels.shrunk(picture.bgr(), Locator.WORKING_EDGE_PX);
    }

    void locate(Optional<OutlineModel> model) {
        var alpha = picture.alpha().map(whole -> Pixels.resized(whole, work.cols(), work.rows()));
        located = Pairs.leftFirst(
                switch (plan.shape()) {
                    case DISC ->
                        Locator.discs(work, alpha, model.map(outlines -> new LearntOutline(outlines, work, access)));
                    case ANY -> Locator.anything(work, alpha);
                });
    }

    /** The main object is where a person says, along the picture's own edges where they are nearly there. */
    void locate(Region byHand) {
        located = List.of(GivenRegion.outlined(byHand, originalPerWork(), work, plan.shape()));
    }

    /** The main object is cut out as it was located. */
    void cutOut() {
        cutOut = true;
    }

    /** The main object is this one. */
    void cutOut(Located main) {
        located = Stream.concat(
                        Stream.of(main),
                        located.stream().filter(other -> Outline.shared(other.mask(), main.mask()) < SAME_OBJECT))
                .toList();
        cutOut = true;
    }

    /** Turns the prepared picture, anticlockwise. */
    void turn(double degrees) {
        var before = squared();
        square = new Square(
                Upright.turned(before.pixels(), degrees, Pixels.NEUTRAL),
                Upright.turned(before.mask(), degrees, 0),
                before.sharpness());
        made.add(new Made("upright", square.pixels()));
    }

    /** Puts other pixels in the place of the prepared ones; where the object is not, nothing changes. */
    void enhance(Mat pixels) {
        var before = squared();
        square = new Square(Blend.over(pixels, before.mask(), Pixels.NEUTRAL), before.mask(), before.sharpness());
        made.add(new Made("enhance", square.pixels()));
    }

    /** Made when it is first needed, from what was done until then. */
    Square squared() {
        if (square == null) {
            var ground = plan.wants("square") ? access : Pixels.fitted(access, plan.squareEdgePx());
            var region = regionAt(ground);
            var pixels = Squared.of(ground, region, plan.squareEdgePx(), Pixels.NEUTRAL);
            Mat mask;
            if (cutOut) {
                mask = squaredMask(region, ground);
                pixels = Blend.over(pixels, mask, Pixels.NEUTRAL);
            } else {
                mask = new Mat(plan.squareEdgePx(), plan.squareEdgePx(), CV_8UC1, Scalar.all(255));
            }
            square = new Square(pixels, mask, Figures.sharpness(pixels));
            made.add(new Made(cutOut ? "cut-out" : "square", pixels));
        }
        return square;
    }

    private Mat squaredMask(Rect region, Mat ground) {
        var window = Squared.window(region);
        double perWork = (double) ground.cols() / work.cols();
        double scale = perWork * plan.squareEdgePx() / window.width();
        return Located.drawn(
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

    Shape shape() {
        return plan.shape();
    }

    boolean isSquared() {
        return square != null;
    }

    Optional<Located> main() {
        return located.stream().findFirst();
    }

    List<Located> located() {
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
        return Pixels.shrunk(edgePx <= Math.max(work.cols(), work.rows()) ? work : access, edgePx);
    }

    /** At the scale that everything is measured at. */
    Mat work() {
        return work;
    }

    double exposure() {
        return Figures.exposure(work, mask(work.cols(), work.rows()));
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
        var drawn = Located.drawn(
                located.getFirst().points(),
                width,
                height,
                (double) width / work.cols(),
                (double) height / work.rows(),
                0,
                0);
        if (picture.alpha().isEmpty()) {
            return drawn;
        }
        var stated = new Mat();
        min(drawn, Pixels.resized(picture.alpha().get(), width, height), stated);
        return stated;
    }
}
