package org.vitrine.search.near;

import java.util.Map;
import java.util.Optional;
import org.vitrine.search.config.SearchConfig;
import org.vitrine.search.match.Calibration;
import org.vitrine.search.match.Judge;
import org.vitrine.vision.score.FittedScore;
import org.vitrine.vision.score.ScoreFit;
import org.vitrine.vision.verify.Fitted;
import org.vitrine.vision.verify.SameObject;

/** What was fitted to an embedder: the operator's figures, else those that ship. */
final class EmbedderFigures {

    private final Map<String, SearchConfig.Embedder> configured;

    EmbedderFigures(SearchConfig.Match config) {
        this.configured = Map.copyOf(config.embedders());
    }

    Optional<Fitted> of(String embedder) {
        return Optional.ofNullable(configured.get(embedder))
                .map(EmbedderFigures::fitted)
                .or(() -> Fitted.to(embedder));
    }

    /** By similarity alone where nothing was fitted. */
    Judge judge(String embedder) {
        return of(embedder)
                .<Judge>map(fitted -> new Judge.Fitted(
                        new Calibration(fitted.midpoint(), fitted.slope()), Optional.of(fitted.strokes())))
                .orElseGet(Judge.Unfitted::new);
    }

    private static Fitted fitted(SearchConfig.Embedder given) {
        return new Fitted(
                given.midpoint(),
                given.slope(),
                new SameObject(given.perCosine(), given.perPeak(), given.perSharpness(), given.bias()),
                new FittedScore(
                        new ScoreFit(given.temperature(), given.noneBias()),
                        FittedScore.Source.SHIPPED,
                        given.fittedOn()));
    }
}
