package org.vitrine.vision.prepare;

import java.util.Map;
import java.util.Optional;

/**
 * Chooses the outline for the step {@code cut-out}: the located one, or the outline model's where that is confident
 * enough. Sealed, because the report states which one was used.
 */
sealed interface MaskSelection {

    /**
     * The located outline is used.
     *
     * @param doubtful confidence of the model, if its outline was not confident, not round, or ran across the object;
     *     empty if no model ran, or it found another object than a person stated
     */
    record AsLocated(LocatedObject located, Optional<Double> doubtful) implements MaskSelection {}

    /** The outline of the model is used. */
    record Learnt(LocatedObject located, String model) implements MaskSelection {}

    /**
     * Least confidence at which the model's outline replaces the located one. Values from .5 to .88 give equal results
     * on synthetic composites.
     */
    double BELIEVED = 0.75;

    /**
     * Least contrast along the model's outline, as a share of the contrast along the located one; below it, the model's
     * outline runs across the object. Mean IoU on synthetic photographs is .937 at .5, .933 at .7, .918 at .9.
     */
    double ON_THE_OBJECT = 0.7;

    /**
     * Least overlap (IoU) of the model's outline with the region that a person stated; below it, the model has found
     * another object.
     */
    double GIVEN = 0.8;

    /**
     * Chooses for the main object, which must have been located. An outline that the file's alpha states is never
     * replaced.
     */
    static MaskSelection of(Optional<OutlineModel> model, PreparationState piece) {
        var located = piece.main().orElseThrow();
        if (model.isEmpty() || located.isStated()) {
            return new AsLocated(located, Optional.empty());
        }
        var name = model.get().name();
        if (located.isDetected()) {
            return new Learnt(located, name);
        }
        var seen = new PredictedOutline(model.get(), piece.work(), piece.access()).around(located.box());
        if (located.isByHand()
                && seen.filter(it -> OutlineGeometry.overlap(it.mask(), located.mask()) >= GIVEN)
                        .isEmpty()) {
            return new AsLocated(located, Optional.empty());
        }
        double sureness = seen.map(LocatedObject::confidence).orElse(0.0);
        if (sureness < BELIEVED || seen.filter(PredictedOutline::isRound).isEmpty()) {
            return new AsLocated(located, Optional.of(sureness));
        }
        if (!parts(seen.orElseThrow(), located, piece)) {
            return new AsLocated(located, Optional.of(sureness));
        }
        return new Learnt(seen.orElseThrow(), name);
    }

    /**
     * Whether the model's outline separates object and ground well enough. An object that is no coin can have something
     * round on it, so for such objects the contrast is compared.
     */
    private static boolean parts(LocatedObject seen, LocatedObject located, PreparationState piece) {
        return switch (piece.shape()) {
            case DISC -> true;
            case ANY -> new OutlineContrast(PixelConversions.smoothedLab(piece.work())).parts(seen, ON_THE_OBJECT, located);
        };
    }

    /** Returns the figures for the report of the step. */
    default Map<String, Double> measured() {
        return switch (this) {
            case AsLocated(var _, var doubtful) ->
                doubtful.map(sureness -> Map.of("modelSurenessRatio", sureness)).orElse(Map.of());
            case Learnt(var located, var _) -> Map.of("modelSurenessRatio", located.confidence());
        };
    }
}
