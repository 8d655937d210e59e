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
import org.vitrine.vision.prepare.decode.DecodedImage;
import org.vitrine.vision.prepare.locate.ObjectLocator;
import org.vitrine.vision.prepare.locate.ObverseReversePair;
import org.vitrine.vision.prepare.model.OutlineModel;
import org.vitrine.vision.prepare.outline.LocatedObject;
import org.vitrine.vision.prepare.outline.OutlineGeometry;
import org.vitrine.vision.prepare.outline.OutlinePredictor;
import org.vitrine.vision.prepare.pixels.AlphaBlending;
import org.vitrine.vision.prepare.pixels.PixelConversions;
import org.vitrine.vision.prepare.pixels.QualityMeasures;
import org.vitrine.vision.prepare.pixels.SquareCrop;

/**
 * One photograph during its preparation: the decoded picture at two scales, the objects located so far, and the
 * prepared square. {@link PreparationSteps} changes it step by step. It holds native memory of the caller's scope and
 * must not be used after the scope has closed. Not thread-safe.
 */
final class PreparationState {

    /** Share of the smaller outline from which on two outlines belong to one object. */
    private static final double MIN_SHARED = 0.4;

    private final PreparationPlan plan;
    private final DecodedImage decodedImage;
    private final int originalWidthPx;
    private final Mat access;
    private final Mat work;

    private List<LocatedObject> located = List.of();
    private boolean cutOut;
    private @Nullable Square square;
    private final List<PictureAfterStep> picturesAfterSteps = new ArrayList<>();

    /** The prepared picture as one step left it. */
    record PictureAfterStep(String step, Mat pixels) {}

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
        this.access = PixelConversions.scaledToFit(decodedImage.bgr(), plan.accessEdgePx());
        this.work = PixelConversions.scaledToFitByHalves(decodedImage.bgr(), LocatedObject.WORKING_EDGE_PX);
    }

    /** Locates the objects by the shape of the plan; the model is used for discs only. */
    void locate(Optional<OutlineModel> model) {
        var alpha = decodedImage
                .alpha()
                .map(alphaChannel -> PixelConversions.resized(alphaChannel, work.cols(), work.rows()));
        located = ObverseReversePair.leftFirst(
                switch (plan.shape()) {
                    case DISC ->
                        ObjectLocator.locateDiscs(
                                work,
                                alpha,
                                model.map(outlineModel -> new OutlinePredictor(outlineModel, work, access)));
                    case ANY -> ObjectLocator.locateAnyShape(work, alpha);
                });
    }

    /**
     * Sets the main object to the region that a person states, refined along the edges of the picture where these are
     * close.
     */
    void locate(Region byHand) {
        located = List.of(StatedRegionOutline.outlineOf(byHand, originalPxPerWorkingPx(), work, plan.shape()));
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
                                .filter(other ->
                                        OutlineGeometry.shareOfSmaller(other.mask(), main.mask()) < MIN_SHARED))
                .toList();
        cutOut = true;
    }

    /** Turns the prepared picture anticlockwise. */
    void rotate(double degrees) {
        var before = preparedSquare();
        square = new Square(
                UprightEstimator.rotated(before.pixels(), degrees, PixelConversions.NEUTRAL_GREY),
                UprightEstimator.rotated(before.mask(), degrees, 0),
                before.sharpness());
        picturesAfterSteps.add(new PictureAfterStep("upright", square.pixels()));
    }

    /** Replaces the pixels of the object in the prepared picture; the background stays. */
    void enhance(Mat pixels) {
        var before = preparedSquare();
        square = new Square(
                AlphaBlending.over(pixels, before.mask(), PixelConversions.NEUTRAL_GREY),
                before.mask(),
                before.sharpness());
        picturesAfterSteps.add(new PictureAfterStep("enhance", square.pixels()));
    }

    /** Returns the prepared square. It is made at the first call, from the result of the steps until then. */
    Square preparedSquare() {
        if (square == null) {
            var source = plan.includes("square") ? access : PixelConversions.scaledToFit(access, plan.squareEdgePx());
            var region = regionAt(source);
            var pixels = SquareCrop.of(source, region, plan.squareEdgePx(), PixelConversions.NEUTRAL_GREY);
            Mat mask;
            if (cutOut) {
                mask = squareMask(region, source);
                pixels = AlphaBlending.over(pixels, mask, PixelConversions.NEUTRAL_GREY);
            } else {
                mask = new Mat(plan.squareEdgePx(), plan.squareEdgePx(), CV_8UC1, Scalar.all(255));
            }
            square = new Square(pixels, mask, QualityMeasures.sharpness(pixels));
            picturesAfterSteps.add(new PictureAfterStep(cutOut ? "cut-out" : "square", pixels));
        }
        return square;
    }

    private Mat squareMask(Rect region, Mat source) {
        var window = SquareCrop.window(region);
        double pxPerWorkingPx = (double) source.cols() / work.cols();
        double scale = pxPerWorkingPx * plan.squareEdgePx() / window.width();
        return LocatedObject.rasterised(
                located.getFirst().points(),
                plan.squareEdgePx(),
                plan.squareEdgePx(),
                scale,
                scale,
                window.x() / pxPerWorkingPx,
                window.y() / pxPerWorkingPx);
    }

    private Rect regionAt(Mat source) {
        return mainObject()
                .map(found -> found.boxAt((double) source.cols() / work.cols(), source.cols(), source.rows()))
                .orElseGet(() -> new Rect(0, 0, source.cols(), source.rows()));
    }

    /** Returns the prepared picture after each step that changed it, in order. */
    List<PictureAfterStep> picturesAfterSteps() {
        return List.copyOf(picturesAfterSteps);
    }

    OutlineShape shape() {
        return plan.shape();
    }

    boolean hasPreparedSquare() {
        return square != null;
    }

    Optional<LocatedObject> mainObject() {
        return located.stream().findFirst();
    }

    List<LocatedObject> located() {
        return located;
    }

    Mat accessPicture() {
        return access;
    }

    /** Returns the number of pixels of the original for each pixel of the access picture. */
    double originalPxPerAccessPx() {
        return (double) originalWidthPx / access.cols();
    }

    /** Returns the number of pixels of the original for each pixel at working scale. */
    double originalPxPerWorkingPx() {
        return (double) originalWidthPx / work.cols();
    }

    /**
     * Returns the thumbnail. It is made from the working picture if that is large enough: scaling the large picture
     * again would take a tenth of the whole preparation.
     */
    Mat thumbnail(int edgePx) {
        return PixelConversions.scaledToFitByHalves(
                edgePx <= Math.max(work.cols(), work.rows()) ? work : access, edgePx);
    }

    /** Returns the picture at working scale, at which all measurements are made. */
    Mat workingPicture() {
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
        var drawn = LocatedObject.rasterised(
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
