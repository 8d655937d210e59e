package org.vitrine.vision.prepare;

import java.util.Map;
import java.util.Optional;

/** The outline as it was located, or as a model sees it where that is sure enough: sealed, for the report says which. */
sealed interface MaskSelection {

    /** @param doubtful how sure the model was, where one was asked and not accepted */
    record AsLocated(LocatedObject located, Optional<Double> doubtful) implements MaskSelection {}

    record Learnt(LocatedObject located, String model) implements MaskSelection {}

    /** Sureness from which on a model is accepted for what was located; composites of a hoard do not mind .5 to .88. */
    double BELIEVED = 0.75;

    /** An outline that parts less than this share of what the located one does runs across the object; mean IoU of a hoard is .937 at .5, .933 at .7, .918 at .9. */
    double ON_THE_OBJECT = 0.7;

    /** Overlap (IoU) with what a person gave, below which a model sees another object. */
    double GIVEN = 0.8;

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

    /** What is no coin may have something round on it. */
    private static boolean parts(LocatedObject seen, LocatedObject located, PreparationState piece) {
        return switch (piece.shape()) {
            case DISC -> true;
            case ANY -> new OutlineContrast(ObjectLocator.calm(piece.work())).parts(seen, ON_THE_OBJECT, located);
        };
    }

    /** Figures for the report. */
    default Map<String, Double> measured() {
        return switch (this) {
            case AsLocated(var _, var doubtful) ->
                doubtful.map(sureness -> Map.of("modelSurenessRatio", sureness)).orElse(Map.of());
            case Learnt(var located, var _) -> Map.of("modelSurenessRatio", located.confidence());
        };
    }
}
