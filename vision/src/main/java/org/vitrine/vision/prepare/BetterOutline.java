package org.vitrine.vision.prepare;

import java.util.Map;
import java.util.Optional;

/** The outline as it was located, or as a model sees it where that is sure enough: sealed, for the report says which. */
sealed interface BetterOutline {

    /** @param doubtful how sure the model was, where one was asked and not believed */
    record AsLocated(Located located, Optional<Double> doubtful) implements BetterOutline {}

    record Learnt(Located located, String model) implements BetterOutline {}

    /** Sureness from which on a model is believed of what was located; chosen on composites of a hoard, see vision/README.md. */
    double BELIEVED = 0.75;

    static BetterOutline of(Optional<OutlineModel> model, Workpiece piece) {
        var located = piece.main().orElseThrow();
        if (model.isEmpty() || located.isStated()) {
            return new AsLocated(located, Optional.empty());
        }
        var name = model.get().name();
        if (located.isSeen()) {
            return new Learnt(located, name);
        }
        var seen = new LearntOutline(model.get(), piece.work(), piece.access()).around(located.box());
        return seen.filter(each -> each.confidence() >= BELIEVED)
                .<BetterOutline>map(sure -> new Learnt(sure, name))
                .orElseGet(() -> new AsLocated(
                        located, Optional.of(seen.map(Located::confidence).orElse(0.0))));
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
