package org.vitrine.vision.prepare;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.vitrine.vision.inspect.Inspection;
import org.vitrine.vision.inspect.Inspector;
import org.vitrine.vision.inspect.ReasonCode;
import org.vitrine.vision.prepare.Preparation.Quality;
import org.vitrine.vision.prepare.Preparation.Region;
import org.vitrine.vision.prepare.Preparation.Rendition;
import org.vitrine.vision.prepare.StepReport.Outcome;

/**
 * Prepares photographs: a function of bytes and plan, but for the times it reports. Safe from any thread.
 *
 * <p>Memory: a call holds the picture at no more than twice the access edge, and a few pictures at {@value
 * Locator#WORKING_EDGE_PX} px; all of it is freed when the call returns.
 */
public record Preparer(PreparationPlan plan) {

    private static final List<String> NOT_BUILT_YET = List.of("upright", "enhance");

    static {
        // The threads are the caller's: a pool as wide as the cores, one photograph each.
        org.bytedeco.opencv.global.opencv_core.setNumThreads(1);
    }

    /** Loads the native library, so that the first photograph does not pay for it. */
    public static void warmUp() {
        try (var scope = new PointerScope()) {
            new Mat(1, 1, CV_8UC1).close();
        }
    }

    public Preparation prepare(byte[] file) {
        long since = System.nanoTime();
        return switch (new Inspector(plan.limits()).inspect(file)) {
            case Inspection.Refused(var code, var sentence) -> new Preparation.Refused(code, sentence);
            case Inspection.Accepted header -> {
                try (var scope = new PointerScope()) {
                    yield Decoder.decode(file, header, plan.accessEdgePx())
                            .<Preparation>map(picture -> prepared(picture, header, since))
                            .orElseGet(() -> new Preparation.Refused(
                                    ReasonCode.DAMAGED,
                                    "The pixels of this %s file cannot be decoded, although its structure is whole: save it again from the original."
                                            .formatted(header.mediaType())));
                }
            }
        };
    }

    private Preparation prepared(Picture picture, Inspection.Accepted header, long since) {
        var steps = new ArrayList<StepReport>();
        steps.add(StepReport.of(
                "decode",
                Outcome.APPLIED,
                1,
                Map.of("widthPx", (double) header.uprightWidthPx(), "heightPx", (double) header.uprightHeightPx()),
                picture.note(),
                since));
        var work = Pixels.fitted(picture.bgr(), Locator.WORKING_EDGE_PX);
        var located = locate(picture, work, steps);
        var mask = cutOut(located, work, steps);
        for (String step : NOT_BUILT_YET) {
            if (plan.wants(step)) {
                steps.add(StepReport.of(
                        step, Outcome.SKIPPED, 0, Map.of(), "this step is not built yet", System.nanoTime()));
            }
        }
        return finished(picture, header, work, located, mask, steps);
    }

    private Optional<Located> locate(Picture picture, Mat work, List<StepReport> steps) {
        long since = System.nanoTime();
        if (!plan.wants("locate")) {
            steps.add(StepReport.of(
                    "locate", Outcome.SKIPPED, 0, Map.of(), "left out by the collection's profile", since));
            return Optional.empty();
        }
        var alpha = picture.alpha().map(whole -> Pixels.resized(whole, work.cols(), work.rows()));
        var located = Locator.locate(work, alpha);
        steps.add(located.map(found -> StepReport.of(
                        "locate",
                        Outcome.APPLIED,
                        found.confidence(),
                        Map.of("coverageRatio", Outline.coverage(found.mask()), "roundnessRatio", found.round()),
                        "what was found " + found.how(),
                        since))
                .orElseGet(() -> StepReport.of(
                        "locate",
                        Outcome.UNSURE,
                        0,
                        Map.of(),
                        "no object stands out; the whole picture is taken",
                        since)));
        return located;
    }

    /** Soft coverage at working scale; full where nothing is cut out. */
    private Mat cutOut(Optional<Located> located, Mat work, List<StepReport> steps) {
        long since = System.nanoTime();
        var whole = new Mat(work.rows(), work.cols(), CV_8UC1, Scalar.all(255));
        if (!plan.wants("cut-out")) {
            steps.add(StepReport.of(
                    "cut-out", Outcome.SKIPPED, 0, Map.of(), "left out by the collection's profile", since));
            return whole;
        }
        if (located.isEmpty()) {
            steps.add(StepReport.of("cut-out", Outcome.UNSURE, 0, Map.of(), "nothing was located to cut out", since));
            return whole;
        }
        var soft = new Mat();
        GaussianBlur(located.get().mask(), soft, new Size(3, 3), 0);
        steps.add(StepReport.of(
                "cut-out",
                Outcome.APPLIED,
                located.get().confidence(),
                Map.of("coverageRatio", Outline.coverage(located.get().mask())),
                "",
                since));
        return soft;
    }

    private Preparation finished(
            Picture picture,
            Inspection.Accepted header,
            Mat work,
            Optional<Located> located,
            Mat mask,
            List<StepReport> steps) {
        long since = System.nanoTime();
        var access = Pixels.fitted(picture.bgr(), plan.accessEdgePx());
        var ground = plan.wants("square") ? access : Pixels.fitted(access, plan.squareEdgePx());
        var box = located.map(Located::box).orElseGet(() -> new Rect(0, 0, work.cols(), work.rows()));
        var region = scaled(box, (double) ground.cols() / work.cols(), ground.cols(), ground.rows());
        var square = square(ground, region, mask, box, located.isPresent() && plan.wants("cut-out"));
        steps.add(StepReport.of(
                "square",
                plan.wants("square") ? Outcome.APPLIED : Outcome.SKIPPED,
                plan.wants("square") ? 1 : 0,
                Map.of("edgePx", (double) plan.squareEdgePx()),
                plan.wants("square") ? "" : "left out by the collection's profile; the picture was only padded",
                since));
        var inOriginal = scaled(
                box, (double) header.uprightWidthPx() / work.cols(), header.uprightWidthPx(), header.uprightHeightPx());
        return new Preparation.Prepared(
                header.format(),
                header.uprightWidthPx(),
                header.uprightHeightPx(),
                new Region(inOriginal.x(), inOriginal.y(), inOriginal.width(), inOriginal.height()),
                steps,
                new Quality(
                        Figures.sharpness(square),
                        Figures.exposure(work, mask),
                        located.map(found -> Outline.coverage(found.mask())).orElse(1.0),
                        Math.max(inOriginal.width(), inOriginal.height())),
                List.of(
                        Encoder.png(Rendition.Kind.PREPARED, square),
                        Encoder.png(Rendition.Kind.MASK, Pixels.resized(mask, access.cols(), access.rows())),
                        Encoder.jpeg(Rendition.Kind.THUMBNAIL, Pixels.fitted(picture.bgr(), plan.thumbnailEdgePx())),
                        Encoder.jpeg(Rendition.Kind.ACCESS, access)));
    }

    private Mat square(Mat ground, Rect region, Mat mask, Rect box, boolean cutOut) {
        var square = Squared.of(ground, region, plan.squareEdgePx(), Pixels.NEUTRAL);
        return cutOut ? Blend.over(square, Squared.of(mask, box, plan.squareEdgePx(), 0), Pixels.NEUTRAL) : square;
    }

    private static Rect scaled(Rect box, double factor, int width, int height) {
        int left = Math.clamp((int) Math.floor(box.x() * factor), 0, width - 1);
        int top = Math.clamp((int) Math.floor(box.y() * factor), 0, height - 1);
        int right = Math.clamp((int) Math.ceil((box.x() + box.width()) * factor), left + 1, width);
        int bottom = Math.clamp((int) Math.ceil((box.y() + box.height()) * factor), top + 1, height);
        return new Rect(left, top, right - left, bottom - top);
    }
}
