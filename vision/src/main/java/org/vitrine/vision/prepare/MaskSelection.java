package org.vitrine.vision.prepare;

import java.util.Map;
import java.util.Optional;
import org.vitrine.vision.prepare.model.OutlineModel;
import org.vitrine.vision.prepare.outline.LocatedObject;
import org.vitrine.vision.prepare.outline.OutlineContrast;
import org.vitrine.vision.prepare.outline.OutlineGeometry;
import org.vitrine.vision.prepare.outline.OutlinePredictor;
import org.vitrine.vision.prepare.pixels.PixelConversions;

/**
 * Chooses the outline for the step {@code cut-out}: the located one, or the outline model's where that is confident
 * enough. Sealed, because the report states which one was used.
 */
sealed interface MaskSelection {

    /**
     * The located outline is used.
     *
     * @param modelConfidence confidence of the model, if its outline was not confident, not round, or ran across the
     *     object; empty if no model ran, or it found another object than a person stated
     */
    record Located(LocatedObject located, Optional<Double> modelConfidence) implements MaskSelection {}

    /** The outline of the model is used. */
    record Predicted(LocatedObject located, String model) implements MaskSelection {}

    /**
     * Least confidence at which the model's outline replaces the located one. Values from .5 to .88 give equal results
     * on synthetic composites.
     */
    double MIN_CONFIDENCE = 0.75;

    /**
     * Least contrast along the model's outline, as a share of the contrast along the located one; below it, the model's
     * outline runs across the object. Mean IoU on synthetic photographs is .937 at .5, .933 at .7, .918 at .9.
     */
    double MIN_CONTRAST_RATIO = 0.7;

    /**
     * Least overlap (IoU) of the model's outline with the region that a person stated; below it, the model has found
     * another object.
     */
    double MIN_STATED_OVERLAP = 0.8;

    /**
     * Least overlap (IoU) of an endpoint's mask with the region that a person stated; below it, the endpoint has marked
     * another object. It is lower than {@link #MIN_STATED_OVERLAP}, because a region of any shape is a rectangle.
     */
    double MIN_MARKED_OVERLAP = 0.5;

    /** Whether a person stated a region and an endpoint marks another object than that. */
    static boolean isOtherThanStated(LocatedObject marked, PreparationState state) {
        return state.mainObject()
                .filter(LocatedObject::isByHand)
                .filter(stated -> OutlineGeometry.iou(marked.mask(), stated.mask()) < MIN_MARKED_OVERLAP)
                .isPresent();
    }

    /**
     * Chooses for the main object, which must have been located. An outline that the file's alpha states is never
     * replaced.
     */
    static MaskSelection of(Optional<OutlineModel> model, PreparationState state) {
        var located = state.mainObject().orElseThrow();
        if (model.isEmpty() || located.isStated()) {
            return new Located(located, Optional.empty());
        }
        var name = model.get().name();
        if (located.isDetected()) {
            return new Predicted(located, name);
        }
        var predicted = new OutlinePredictor(model.get(), state.workingPicture(), state.accessPicture())
                .outlineAround(located.box());
        if (located.isByHand()
                && predicted
                        .filter(it -> OutlineGeometry.iou(it.mask(), located.mask()) >= MIN_STATED_OVERLAP)
                        .isEmpty()) {
            return new Located(located, Optional.empty());
        }
        double confidence = predicted.map(LocatedObject::confidence).orElse(0.0);
        if (confidence < MIN_CONFIDENCE
                || predicted.filter(OutlinePredictor::isRound).isEmpty()) {
            return new Located(located, Optional.of(confidence));
        }
        if (!hasContrast(predicted.orElseThrow(), located, state)) {
            return new Located(located, Optional.of(confidence));
        }
        return new Predicted(predicted.orElseThrow(), name);
    }

    /**
     * Whether the model's outline separates object and ground well enough. An object that is no coin can have something
     * round on it, so for such objects the contrast is compared.
     */
    private static boolean hasContrast(LocatedObject predicted, LocatedObject located, PreparationState state) {
        return switch (state.shape()) {
            case DISC -> true;
            case ANY ->
                new OutlineContrast(PixelConversions.smoothedLab(state.workingPicture()))
                        .hasContrastOf(predicted, MIN_CONTRAST_RATIO, located);
        };
    }

    /** Returns the figures for the report of the step. */
    default Map<String, Double> figures() {
        return switch (this) {
            case Located(var _, var modelConfidence) ->
                modelConfidence
                        .map(confidence -> Map.of("modelSurenessRatio", confidence))
                        .orElse(Map.of());
            case Predicted(var located, var _) -> Map.of("modelSurenessRatio", located.confidence());
        };
    }
}
