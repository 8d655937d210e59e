package org.vitrine.vision.prepare;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.min;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.jspecify.annotations.Nullable;
import org.vitrine.vision.prepare.StepReport.Outcome;

/**
 * One photograph on its way through the steps that a profile lists, in their order. What a step leaves undone, the next
 * finds as it was. Lives within the caller's native scope.
 */
final class Steps {

    private static final List<String> USUAL = List.of("locate", "cut-out", "square");
    private static final String LEFT_OUT = "left out by the collection's profile";

    private final PreparationPlan plan;
    private final Optional<TurnModel> turnModel;
    private final Picture picture;
    private final Mat access;
    private final Mat work;
    private final List<StepReport> reports = new ArrayList<>();

    private List<Located> located = List.of();
    private boolean cutOut;
    private @Nullable Square square;

    /** The prepared picture under way, and its sharpness before anything was done to it. */
    private record Square(Mat pixels, Mat mask, double sharpness) {}

    Steps(PreparationPlan plan, Optional<TurnModel> turnModel, Picture picture) {
        this.plan = plan;
        this.turnModel = turnModel;
        this.picture = picture;
        this.access = Pixels.fitted(picture.bgr(), plan.accessEdgePx());
        this.work = Pixels.shrunk(picture.bgr(), Locator.WORKING_EDGE_PX);
    }

    void run() {
        plan.steps().stream().distinct().forEach(this::run);
        USUAL.stream()
                .filter(step -> !plan.wants(step))
                .forEach(step -> report(step, Outcome.SKIPPED, 0, Map.of(), LEFT_OUT, System.nanoTime()));
    }

    private void run(String step) {
        long since = System.nanoTime();
        switch (step) {
            case "locate" -> locate(since);
            case "cut-out" -> cutOut(since);
            case "square" -> {
                squared();
                report(step, Outcome.APPLIED, 1, Map.of("edgePx", (double) plan.squareEdgePx()), "", since);
            }
            case "upright" -> upright(since);
            case "enhance" -> enhance(since);
            default -> report(step, Outcome.SKIPPED, 0, Map.of(), "there is no step of this name", since);
        }
    }

    private void locate(long since) {
        var alpha = picture.alpha().map(whole -> Pixels.resized(whole, work.cols(), work.rows()));
        located = Pairs.leftFirst(Locator.locate(work, alpha));
        var paired = Pairs.isPair(located);
        main().ifPresentOrElse(
                        found -> report(
                                "locate",
                                Outcome.APPLIED,
                                found.confidence(),
                                Map.of(
                                        "coverageRatio", Outline.coverage(found.mask()),
                                        "roundnessRatio", found.round(),
                                        "objects", (double) located.size()),
                                "what was found " + found.how()
                                        + (paired ? "; a second one of its size beside it may be its other side" : ""),
                                since),
                        () -> report(
                                "locate",
                                Outcome.UNSURE,
                                0,
                                Map.of("objects", 0.0),
                                "no object stands out; the whole picture is taken",
                                since));
    }

    private void cutOut(long since) {
        if (located.isEmpty()) {
            report("cut-out", Outcome.UNSURE, 0, Map.of(), "nothing was located to cut out", since);
            return;
        }
        cutOut = true;
        report(
                "cut-out",
                Outcome.APPLIED,
                located.getFirst().confidence(),
                Map.of("coverageRatio", Outline.coverage(located.getFirst().mask())),
                square == null ? "" : "it comes after square: only the mask is cut out",
                since);
    }

    private void upright(long since) {
        var before = squared();
        var turn = Upright.judged(before.pixels(), turnModel);
        if (turn.sure()) {
            square = new Square(
                    Upright.turned(before.pixels(), turn.degrees(), Pixels.NEUTRAL),
                    Upright.turned(before.mask(), turn.degrees(), 0),
                    before.sharpness());
        }
        report(
                "upright",
                turn.sure() ? Outcome.APPLIED : Outcome.UNSURE,
                turn.confidence(),
                turn.measured(),
                turn.note(),
                since);
    }

    private void enhance(long since) {
        var before = squared();
        var after = Enhancement.of(before.pixels(), before.mask());
        square = new Square(after.pixels(), before.mask(), before.sharpness());
        report(
                "enhance",
                Outcome.APPLIED,
                1,
                Map.of(
                        "lightSpreadRatio", after.lightSpread(),
                        "noiseRatio", after.noise(),
                        "sharpnessBefore", before.sharpness(),
                        "sharpnessAfter", Figures.sharpness(after.pixels())),
                after.denoised() ? "" : "there was too little noise to take any away",
                since);
    }

    /** Made when it is first needed, from what was done until then. */
    private Square squared() {
        if (square == null) {
            var ground = plan.wants("square") ? access : Pixels.fitted(access, plan.squareEdgePx());
            var region = regionAt(ground);
            var pixels = Squared.of(ground, region, plan.squareEdgePx(), Pixels.NEUTRAL);
            double sharpness;
            Mat mask;
            if (cutOut) {
                var window = Squared.window(region);
                double perWork = (double) ground.cols() / work.cols();
                double scale = perWork * plan.squareEdgePx() / window.width();
                mask = Located.drawn(
                        located.getFirst().points(),
                        plan.squareEdgePx(),
                        plan.squareEdgePx(),
                        scale,
                        scale,
                        window.x() / perWork,
                        window.y() / perWork);
                pixels = Blend.over(pixels, mask, Pixels.NEUTRAL);
            } else {
                mask = new Mat(plan.squareEdgePx(), plan.squareEdgePx(), CV_8UC1, Scalar.all(255));
            }
            sharpness = Figures.sharpness(pixels);
            square = new Square(pixels, mask, sharpness);
        }
        return square;
    }

    private Rect regionAt(Mat ground) {
        return main().map(found -> found.boxAt((double) ground.cols() / work.cols(), ground.cols(), ground.rows()))
                .orElseGet(() -> new Rect(0, 0, ground.cols(), ground.rows()));
    }

    private void report(
            String step, Outcome outcome, double confidence, Map<String, Double> measured, String note, long since) {
        reports.add(StepReport.of(step, outcome, confidence, measured, note, since));
    }

    Optional<Located> main() {
        return located.stream().findFirst();
    }

    List<Located> located() {
        return located;
    }

    List<StepReport> reports() {
        return reports;
    }

    int workingWidthPx() {
        return work.cols();
    }

    Mat prepared() {
        return squared().pixels();
    }

    double sharpness() {
        return squared().sharpness();
    }

    double exposure() {
        return Figures.exposure(work, mask(Locator.WORKING_EDGE_PX));
    }

    Mat access() {
        return access;
    }

    /** Soft coverage of the whole photograph at no more than a size; full where nothing is cut out. */
    Mat mask(int longestPx) {
        double scale = Math.min(1, (double) longestPx / Math.max(access.cols(), access.rows()));
        int width = Math.max(1, (int) Math.round(access.cols() * scale));
        int height = Math.max(1, (int) Math.round(access.rows() * scale));
        if (longestPx == Locator.WORKING_EDGE_PX) {
            width = work.cols();
            height = work.rows();
        }
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
