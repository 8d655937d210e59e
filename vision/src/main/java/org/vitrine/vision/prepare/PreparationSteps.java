package org.vitrine.vision.prepare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.opencv.opencv_core.Mat;
import org.vitrine.vision.prepare.Preparation.Region;
import org.vitrine.vision.prepare.RemoteSteps.StepResult;
import org.vitrine.vision.prepare.StepEndpoint.Reply;
import org.vitrine.vision.prepare.StepReport.Outcome;
import org.vitrine.vision.prepare.locate.ObverseReversePair;
import org.vitrine.vision.prepare.model.PreparationModels;
import org.vitrine.vision.prepare.outline.LocatedObject;
import org.vitrine.vision.prepare.outline.OutlineGeometry;
import org.vitrine.vision.prepare.outline.OutlinePredictor;
import org.vitrine.vision.prepare.pixels.Enhancement;
import org.vitrine.vision.prepare.pixels.QualityMeasures;
import org.vitrine.vision.remark.StepRemark;

/**
 * Runs the steps of the preparation of one photograph in the order of the plan, each by a manual placement, by an
 * endpoint, or by the built-in algorithm, and reports each. A step that is not confident leaves the picture as it was
 * for the next. Uses native memory of the caller's scope; not thread-safe.
 */
final class PreparationSteps {

    private static final List<String> STANDARD_STEPS = List.of("locate", "cut-out", "square");

    private final PreparationPlan plan;
    private final RemoteSteps remoteSteps;
    private final PreparationModels preparationModels;
    private final PreparationState state;
    private final ManualPlacement manualPlacement;
    private final List<StepReport> reports = new ArrayList<>();

    PreparationSteps(
            PreparationPlan plan,
            RemoteSteps remoteSteps,
            PreparationModels preparationModels,
            PreparationState state,
            ManualPlacement manualPlacement) {
        this.manualPlacement = manualPlacement;
        this.plan = plan;
        this.remoteSteps = remoteSteps;
        this.preparationModels = preparationModels;
        this.state = state;
    }

    /**
     * Runs all steps and returns their reports in order. Usual steps that the plan leaves out are reported as skipped.
     */
    List<StepReport> run() {
        manualPlacement.steps(plan.steps()).stream().distinct().forEach(step -> reports.add(run(step)));
        STANDARD_STEPS.stream()
                .filter(step -> !manualPlacement.steps(plan.steps()).contains(step))
                .forEach(step -> reports.add(skipped(step, StepRemark.NOT_IN_PROFILE, System.nanoTime())));
        return List.copyOf(reports);
    }

    private StepReport run(String step) {
        long startNanos = System.nanoTime();
        return switch (step) {
            case "locate" ->
                manualPlacement
                        .region()
                        .map(region -> locateByHand(region, startNanos))
                        .orElseGet(() -> locate(startNanos));
            case "cut-out" ->
                switch (remoteSteps.cutOut(state.accessPicture(), state.workingPicture())) {
                    case StepResult.BuiltIn<LocatedObject>() -> cutOut(startNanos);
                    case StepResult.Unusable<LocatedObject>(var sentence) ->
                        withFallbackNote(sentence, cutOut(startNanos));
                    case StepResult.Remote<LocatedObject>(var object, var model) ->
                        cutOutRemotely(model, object, startNanos);
                };
            case "scale" -> scale(startNanos);
            case "square" -> {
                state.preparedSquare();
                yield StepReport.of(
                        step, Outcome.APPLIED, 1, Map.of("edgePx", (double) plan.squareEdgePx()), "", startNanos);
            }
            case "upright" ->
                manualPlacement
                        .angleDegrees()
                        .map(degrees -> uprightByHand(degrees, startNanos))
                        .orElseGet(() -> uprightAutomatically(startNanos));
            case "enhance" ->
                switch (remoteSteps.enhanced(prepared())) {
                    case StepResult.BuiltIn<Mat>() -> enhance(startNanos);
                    case StepResult.Unusable<Mat>(var sentence) -> withFallbackNote(sentence, enhance(startNanos));
                    case StepResult.Remote<Mat>(var enhanced, var model) ->
                        enhanceRemotely(model, enhanced, startNanos);
                };
            default -> skipped(step, StepRemark.UNKNOWN_STEP, startNanos);
        };
    }

    private StepReport uprightAutomatically(long startNanos) {
        return switch (remoteSteps.upright(prepared())) {
            case StepResult.BuiltIn<Reply.Rotation>() -> uprightBuiltIn(startNanos);
            case StepResult.Unusable<Reply.Rotation>(var sentence) ->
                withFallbackNote(sentence, uprightBuiltIn(startNanos));
            case StepResult.Remote<Reply.Rotation>(var turn, var model) -> uprightRemotely(model, turn, startNanos);
        };
    }

    private StepReport uprightByHand(double degrees, long startNanos) {
        state.preparedSquare();
        state.rotate(degrees);
        return StepReport.of(
                "upright",
                Outcome.APPLIED,
                1,
                Map.of("turnDegrees", degrees),
                StepRemark.ANGLE_BY_HAND.text(),
                startNanos);
    }

    private StepReport locateByHand(Region region, long startNanos) {
        state.locate(region);
        return StepReport.of(
                "locate",
                Outcome.APPLIED,
                1,
                Map.of(
                        "coverageRatio",
                        state.mainObject()
                                .map(found -> OutlineGeometry.coverage(found.mask()))
                                .orElse(0.0),
                        "objects",
                        1.0),
                StepRemark.REGION_BY_HAND.text(),
                startNanos);
    }

    private StepReport locate(long startNanos) {
        state.locate(preparationModels.outline());
        var located = state.located();
        var isPair = ObverseReversePair.isPair(located);
        return state.mainObject()
                .map(found -> StepReport.of(
                        "locate",
                        Outcome.APPLIED,
                        found.confidence(),
                        Map.of(
                                "coverageRatio", OutlineGeometry.coverage(found.mask()),
                                "roundnessRatio", found.roundness(),
                                "objects", (double) located.size()),
                        found.evidence().sentence()
                                + (isPair ? StepRemark.SEPARATOR + StepRemark.OTHER_SIDE_BESIDE.text() : ""),
                        startNanos))
                .orElseGet(() -> StepReport.of(
                        "locate", Outcome.UNSURE, 0, Map.of("objects", 0.0), StepRemark.NO_OBJECT.text(), startNanos));
    }

    private StepReport cutOut(long startNanos) {
        if (state.mainObject().isEmpty()) {
            return StepReport.of("cut-out", Outcome.UNSURE, 0, Map.of(), StepRemark.NOTHING_CUT_OUT.text(), startNanos);
        }
        var outline = MaskSelection.of(preparationModels.outline(), state);
        return switch (outline) {
            case MaskSelection.Located(var located, var modelConfidence) -> {
                state.cutOut();
                yield cutOutReport(located, outline.figures(), startNanos)
                        .withNotePrefix(modelConfidence.isPresent() ? StepRemark.OUTLINE_AS_LOCATED.text() : "");
            }
            case MaskSelection.Predicted(var located, var model) -> {
                state.cutOut(located);
                yield cutOutReport(located, outline.figures(), startNanos)
                        .withNotePrefix(StepRemark.OUTLINED_BY_MODEL.text(model))
                        .withModel(model);
            }
        };
    }

    private StepReport cutOutRemotely(String model, LocatedObject object, long startNanos) {
        if (MaskSelection.isOtherThanStated(object, state)) {
            return withFallbackNote(StepRemark.OTHER_OBJECT_MARKED.text(model), cutOut(startNanos));
        }
        state.cutOut(object);
        return cutOutReport(object, Map.of(), startNanos)
                .withNotePrefix(StepRemark.CUT_OUT_BY_MODEL.text(model))
                .withModel(model);
    }

    private StepReport cutOutReport(LocatedObject object, Map<String, Double> measured, long startNanos) {
        Map<String, Double> figures = new TreeMap<>(measured);
        figures.put("coverageRatio", OutlineGeometry.coverage(object.mask()));
        return StepReport.of(
                "cut-out",
                Outcome.APPLIED,
                object.confidence(),
                figures,
                state.hasPreparedSquare() ? StepRemark.MASK_ONLY.text() : "",
                startNanos);
    }

    private StepReport scale(long startNanos) {
        return Ruler.find(state.accessPicture())
                .map(ruler -> scaleReport(ruler, startNanos))
                .orElseGet(() ->
                        StepReport.of("scale", Outcome.UNSURE, 0, Map.of(), StepRemark.NO_RULER.text(), startNanos));
    }

    private StepReport scaleReport(Ruler ruler, long startNanos) {
        double pxPerMm = ruler.pxPerMm() * state.originalPxPerAccessPx();
        return ScaleReport.of(ruler, pxPerMm, state.mainObject(), state.originalPxPerWorkingPx(), startNanos);
    }

    private StepReport uprightBuiltIn(long startNanos) {
        boolean round = state.mainObject().map(OutlinePredictor::isRound).orElse(true);
        var rotationModel = preparationModels.rotation().filter(model -> round || !model.isForDiscsOnly());
        var turn = UprightEstimator.decide(prepared(), rotationModel);
        if (turn.confident()) {
            state.rotate(turn.degrees());
        }
        var report = StepReport.of(
                "upright",
                turn.confident() ? Outcome.APPLIED : Outcome.UNSURE,
                turn.confidence(),
                turn.measured(),
                turn.note(),
                startNanos);
        return rotationModel.map(model -> report.withModel(model.name())).orElse(report);
    }

    private StepReport uprightRemotely(String model, Reply.Rotation turn, long startNanos) {
        boolean confident = turn.confidence() >= UprightEstimator.MIN_CONFIDENCE;
        if (confident) {
            state.rotate(turn.degrees());
        }
        return StepReport.of(
                        "upright",
                        confident ? Outcome.APPLIED : Outcome.UNSURE,
                        turn.confidence(),
                        Map.of("turnDegrees", turn.degrees()),
                        confident ? StepRemark.TURNED_BY_MODEL.text(model) : StepRemark.ANGLE_UNSURE.text(model),
                        startNanos)
                .withModel(model);
    }

    private StepReport enhance(long startNanos) {
        var before = state.preparedSquare();
        var after = Enhancement.of(before.pixels(), before.mask());
        state.enhance(after.pixels());
        return StepReport.of(
                "enhance",
                Outcome.APPLIED,
                1,
                Map.of(
                        "lightSpreadRatio", after.lightSpread(),
                        "noiseRatio", after.noise(),
                        "sharpnessBefore", before.sharpness(),
                        "sharpnessAfter", QualityMeasures.sharpness(prepared())),
                after.denoised() ? "" : StepRemark.LITTLE_NOISE.text(),
                startNanos);
    }

    private StepReport enhanceRemotely(String model, Mat enhanced, long startNanos) {
        double before = state.preparedSquare().sharpness();
        state.enhance(enhanced);
        return StepReport.of(
                        "enhance",
                        Outcome.APPLIED,
                        1,
                        Map.of("sharpnessBefore", before, "sharpnessAfter", QualityMeasures.sharpness(prepared())),
                        StepRemark.ENHANCED_BY_MODEL.text(model),
                        startNanos)
                .withModel(model);
    }

    private Mat prepared() {
        return state.preparedSquare().pixels();
    }

    /** Adds to the report of the built-in step why the endpoint's result was not used. */
    private static StepReport withFallbackNote(String sentence, StepReport report) {
        return report.withNotePrefix(sentence + StepRemark.SEPARATOR + StepRemark.BUILT_IN_STEP.text());
    }

    private static StepReport skipped(String step, StepRemark reason, long startNanos) {
        return StepReport.of(step, Outcome.SKIPPED, 0, Map.of(), reason.text(), startNanos);
    }
}
