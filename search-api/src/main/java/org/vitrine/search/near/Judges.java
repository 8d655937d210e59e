package org.vitrine.search.near;

import java.util.Map;
import java.util.Optional;
import org.vitrine.search.config.SearchConfig;
import org.vitrine.search.match.Calibration;
import org.vitrine.search.match.Judge;
import org.vitrine.vision.verify.Fitted;
import org.vitrine.vision.verify.SameObject;

/** Who judges candidates of an embedder: the operator's figures, else those that ship, else by similarity alone. */
final class Judges {

    private final Map<String, SearchConfig.Embedder> configured;

    Judges(SearchConfig.Match config) {
        this.configured = Map.copyOf(config.embedders());
    }

    Judge of(String embedder) {
        return Optional.ofNullable(configured.get(embedder))
                .map(Judges::fitted)
                .or(() -> Fitted.to(embedder))
                .<Judge>map(fitted ->
                        new Judge.Fitted(new Calibration(fitted.midpoint(), fitted.slope()), fitted.strokes()))
                .orElseGet(Judge.Unfitted::new);
    }

    private static Fitted fitted(SearchConfig.Embedder told) {
        return new Fitted(
                told.midpoint(),
                told.slope(),
                new SameObject(told.perCosine(), told.perPeak(), told.perSharpness(), told.bias()));
    }
}
