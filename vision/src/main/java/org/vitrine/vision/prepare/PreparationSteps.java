package org.vitrine.vision.prepare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.opencv.opencv_core.Mat;
import org.vitrine.vision.prepare.Preparation.Region;
import org.vitrine.vision.prepare.RemoteSteps.Done;
import org.vitrine.vision.prepare.StepEndpoint.Reply;
import org.vitrine.vision.prepare.StepReport.Outcome;

/**
 * Runs the steps of the preparation of one photograph in the order of the plan, each by a manual placement, by an
 * endpoint, or by the built-in algorithm, and reports each. A step that is not confident leaves the picture as it was
 * for the next. Uses native memory of the caller's scope; not thread-safe.
 */
final class PreparationSteps {

    private static final List<String> USUAL = List.of("locate", "cut-out", "square");
    private static final String LEFT_OUT = "left out by the collection's profile";

    private final PreparationPlan plan;
    private final RemoteSteps remoteSteps;
    private final PreparationModels preparationModels;
    private final PreparationState piece;
    private final ManualPlacement manualPlacement;
    private final List<StepReport> reports = new ArrayList<>();

    PreparationSteps(
            PreparationPlan plan,
            RemoteSteps remoteSteps,
            PreparationModels preparationModels,
            PreparationState piece,
            ManualPlacement manualPlacement) {
        this.manualPlacement = manualPlacement;
        this.plan = plan;
        this.remoteSteps = remoteSteps;
        this.preparationModels = preparationModels;
        this.piece = piece;
    }

    /**
     * Runs all steps and returns their reports in order. Usual steps that the plan leaves out are reported as skipped.
     */
    List<StepReport> run() {
        manualPlacement.steps(plan.steps()).stream().distinct().forEach(step -> reports.add(run(step)));
        USUAL.stream()
                .filter(step -> !manualPlacement.steps(plan.steps()).contains(step))
                .forEach(step -> reports.add(skipped(step, LEFT_OUT, System.nanoTime())));
        return List.copyOf(reports);
    }

    private StepReport run(String step) {
        long since = System.nanoTime();
        return switch (step) {
            case "locate" ->
                manualPlacement
                        .region()
                        .map(region -> locateByHand(region, since))
                        .orElseGet(() -> locate(since));
            case "cut-out" ->
                switch (remoteSteps.cutOut(piece.access(), piece.work())) {
                    case Done.Here<LocatedObject>() -> cutOut(since);
                    case Done.InVain<LocatedObject>(var sentence) -> afterAll(sentence, cutOut(since));
                    case Done.There<LocatedObject>(var cut, var model) -> cutOutBy(model, cut, since);
                };
            case "scale" -> scale(since);
            case "square" -> {
                piece.squared();
                yield StepReport.of(
                        step, Outcome.APPLIED, 1, Map.of("edgePx", (double) plan.squareEdgePx()), "", since);
            }
            case "upright" ->
                manualPlacement
                        .angleDegrees()
                        .map(degrees -> uprightByHand(degrees, since))
                        .orElseGet(() -> uprightFound(since));
            case "enhance" ->
                switch (remoteSteps.enhanced(prepared())) {
                    case Done.Here<Mat>() -> enhance(since);
                    case Done.InVain<Mat>(var sentence) -> afterAll(sentence, enhance(since));
                    case Done.There<Mat>(var better, var model) -> enhancedBy(model, better, since);
                };
            default -> skipped(step, "no step has this name", since);
        };
    }

    private StepReport uprightFound(long since) {
        return switch (remoteSteps.upright(prepared())) {
            case Done.Here<Reply.Turn>() -> upright(since);
            case Done.InVain<Reply.Turn>(var sentence) -> afterAll(sentence, upright(since));
            case Done.There<Reply.Turn>(var turn, var model) -> uprightBy(model, turn, since);
        };
    }

    private StepReport uprightByHand(double degrees, long since) {
        piece.squared();
        piece.turn(degrees);
        return StepReport.of(
                "upright", Outcome.APPLIED, 1, Map.of("turnDegrees", degrees), "by hand: turned by the stated angle", since);
    }

    private StepReport locateByHand(Region region, long since) {
        piece.locate(region);
        return StepReport.of(
                "locate",
                Outcome.APPLIED,
                1,
                Map.of(
                        "coverageRatio",
                        piece.main()
                                .map(found -> OutlineGeometry.coverage(found.mask()))
                                .orElse(0.0),
                        "objects",
                        1.0),
                "by hand: the stated region is used",
                since);
    }

    private StepReport locate(long since) {
        piece.locate(preparationModels.outline());
        var located = piece.located();
        var paired = ObverseReversePair.isPair(located);
        return piece.main()
                .map(found -> StepReport.of(
                        "locate",
                        Outcome.APPLIED,
                        found.confidence(),
                        Map.of(
                                "coverageRatio", OutlineGeometry.coverage(found.mask()),
                                "roundnessRatio", found.round(),
                                "objects", (double) located.size()),
                        found.evidence().sentence()
                                + (paired ? "; a second object of the same size beside it may be its other side" : ""),
                        since))
                .orElseGet(() -> StepReport.of(
                        "locate",
                        Outcome.UNSURE,
                        0,
                        Map.of("objects", 0.0),
                        "no object was located; the whole picture is used",
                        since));
    }

    private StepReport cutOut(long since) {
        if (piece.main().isEmpty()) {
            return StepReport.of("cut-out", Outcome.UNSURE, 0, Map.of(), "no object was located, so nothing is cut out", since);
        }
        var outline = MaskSelection.of(preparationModels.outline(), piece);
        return switch (outline) {
            case MaskSelection.AsLocated(var located, var doubtful) -> {
                piece.cutOut();
                yield cutOutReport(located, outline.measured(), since)
                        .after(
                                doubtful.isPresent()
                                        ? "as located: the model is not confident of a round object"
                                        : "");
            }
            case MaskSelection.Learnt(var located, var model) -> {
                piece.cutOut(located);
                yield cutOutReport(located, outline.measured(), since)
                        .after("outlined by " + model)
                        .by(model);
            }
        };
    }

    private StepReport cutOutBy(String model, LocatedObject cut, long since) {
        piece.cutOut(cut);
        return cutOutReport(cut, Map.of(), since).after("cut out by " + model).by(model);
    }

    private StepReport cutOutReport(LocatedObject cut, Map<String, Double> measured, long since) {
        Map<String, Double> figures = new TreeMap<>(measured);
        figures.put("coverageRatio", OutlineGeometry.coverage(cut.mask()));
        return StepReport.of(
                "cut-out",
                Outcome.APPLIED,
                cut.confidence(),
                figures,
                piece.isSquared() ? "the step comes after square: only the mask is cut out" : "",
                since);
    }

    private StepReport scale(long since) {
        return Ruler.read(piece.access())
                .map(ruler -> measured(ruler, ruler.pxPerMm() * piece.originalPerAccess(), since))
                .orElseGet(() -> StepReport.of("scale", Outcome.UNSURE, 0, Map.of(), "no ruler was found", since));
    }

    private StepReport measured(Ruler ruler, double pxPerMm, long since) {
        Map<String, Double> figures = new TreeMap<>(Map.of("pxPerMm", pxPerMm));
        piece.main().ifPresent(found -> {
            double mmPerWork = piece.originalPerWork() / pxPerMm;
            figures.put("widthMm", found.box().width() * mmPerWork);
            figures.put("heightMm", found.box().height() * mmPerWork);
        });
        var size = figures.containsKey("widthMm")
                ? String.format(
                        Locale.ROOT,
                        "; the object is %.1f mm wide and %.1f mm high",
                        figures.get("widthMm"),
                        figures.get("heightMm"))
                : "";
        return StepReport.of(
                "scale",
                Outcome.APPLIED,
                ruler.confidence(),
                figures,
                String.format(Locale.ROOT, "a ruler has %.1f px for each mm%s", pxPerMm, size),
                since);
    }

    private StepReport upright(long since) {
        boolean round = piece.main().map(PredictedOutline::isRound).orElse(true);
        var asked = preparationModels.turn().filter(model -> round || !model.isForRoundThings());
        var turn = UprightEstimator.judged(prepared(), asked);
        if (turn.sure()) {
            piece.turn(turn.degrees());
        }
        var report = StepReport.of(
                "upright",
                turn.sure() ? Outcome.APPLIED : Outcome.UNSURE,
                turn.confidence(),
                turn.measured(),
                turn.note(),
                since);
        return asked.map(model -> report.by(model.name())).orElse(report);
    }

    private StepReport uprightBy(String model, Reply.Turn turn, long since) {
        boolean sure = turn.confidence() >= UprightEstimator.SURE_ENOUGH;
        if (sure) {
            piece.turn(turn.degrees());
        }
        return StepReport.of(
                        "upright",
                        sure ? Outcome.APPLIED : Outcome.UNSURE,
                        turn.confidence(),
                        Map.of("turnDegrees", turn.degrees()),
                        sure ? "turned by the angle of " + model : model + " is not confident; the picture is not turned",
                        since)
                .by(model);
    }

    private StepReport enhance(long since) {
        var before = piece.squared();
        var after = Enhancement.of(before.pixels(), before.mask());
        piece.enhance(after.pixels());
        return StepReport.of(
                "enhance",
                Outcome.APPLIED,
                1,
                Map.of(
                        "lightSpreadRatio", after.lightSpread(),
                        "noiseRatio", after.noise(),
                        "sharpnessBefore", before.sharpness(),
                        "sharpnessAfter", QualityMeasures.sharpness(prepared())),
                after.denoised() ? "" : "there is too little noise to remove",
                since);
    }

    private StepReport enhancedBy(String model, Mat better, long since) {
        double before = piece.squared().sharpness();
        piece.enhance(better);
        return StepReport.of(
                        "enhance",
                        Outcome.APPLIED,
                        1,
                        Map.of("sharpnessBefore", before, "sharpnessAfter", QualityMeasures.sharpness(prepared())),
                        "enhanced by " + model,
                        since)
                .by(model);
    }

    private Mat prepared() {
        return piece.squared().pixels();
    }

    /** Adds to the report of the built-in step why the endpoint's result was not used. */
    private static StepReport afterAll(String sentence, StepReport here) {
        return here.after(sentence + "; the built-in step was used");
    }

    private static StepReport skipped(String step, String why, long since) {
        return StepReport.of(step, Outcome.SKIPPED, 0, Map.of(), why, since);
    }
}
