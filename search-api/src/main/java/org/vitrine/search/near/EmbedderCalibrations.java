package org.vitrine.search.near;

import java.util.Map;
import java.util.Optional;
import org.vitrine.search.config.SearchConfig;
import org.vitrine.search.match.Calibration;
import org.vitrine.search.match.CandidateScorer;
import org.vitrine.vision.score.FittedScore;
import org.vitrine.vision.score.ScoreFit;
import org.vitrine.vision.verify.EmbedderCalibration;
import org.vitrine.vision.verify.SameObjectModel;

/** Looks up the calibration of an embedder: that of the operator's settings, otherwise the shipped one. */
final class EmbedderCalibrations {

    private final Map<String, SearchConfig.Embedder> configured;

    EmbedderCalibrations(SearchConfig.Match config) {
        this.configured = Map.copyOf(config.embedders());
    }

    /** Returns the calibration; empty if neither the settings nor the shipped ones have the embedder. */
    Optional<EmbedderCalibration> of(String embedder) {
        return Optional.ofNullable(configured.get(embedder))
                .map(EmbedderCalibrations::fitted)
                .or(() -> EmbedderCalibration.ofShipped(embedder));
    }

    /** Returns the scorer of an embedder; one that uses the similarity alone if the embedder has no calibration. */
    CandidateScorer scorer(String embedder) {
        return of(embedder)
                .<CandidateScorer>map(fitted -> new CandidateScorer.Fitted(
                        new Calibration(fitted.midpoint(), fitted.slope()),
                        Optional.of(fitted.strokes()),
                        fitted.bothSides()))
                .orElseGet(CandidateScorer.Unfitted::new);
    }

    private static EmbedderCalibration fitted(SearchConfig.Embedder given) {
        return new EmbedderCalibration(
                given.midpoint(),
                given.slope(),
                new SameObjectModel(given.perCosine(), given.perPeak(), given.perSharpness(), given.bias()),
                new FittedScore(
                        new ScoreFit(given.temperature(), given.noneBias()),
                        FittedScore.Source.SHIPPED,
                        given.fittedOn()),
                given.bothSides());
    }
}
