package org.vitrine.vision.score;

import java.util.List;
import java.util.Optional;

/**
 * Refits the score of one collection and model from the decisions of people in that collection.
 *
 * @param from least number of decisions; with fewer the shipped fit is used
 * @param priorQueries weight of the shipped fit, in decisions
 */
public record DecisionFit(int from, int priorQueries) {

    /** With 30 decisions the standard errors are about a third for the temperature and 0.5 for the bias. */
    public static final DecisionFit STANDARD = new DecisionFit(30, 10);

    public DecisionFit {
        if (from < 1 || priorQueries < 1) {
            throw new IllegalArgumentException(
                    "from is %d and priorQueries is %d; at least 1 is needed".formatted(from, priorQueries));
        }
    }

    /** Returns the fit from decisions; empty if there are too few. */
    public Optional<FittedScore> of(FittedScore shipped, List<ShownAnswer> decisions) {
        return ofAnswered(
                shipped, decisions.stream().map(ShownAnswer::toAnsweredQuery).toList());
    }

    /** Returns the fit from decisions whose weights are known; empty if there are too few. */
    public Optional<FittedScore> ofAnswered(FittedScore shipped, List<AnsweredQuery> decisions) {
        return decisions.size() < from
                ? Optional.empty()
                : Optional.of(new FittedScore(
                        new ScoreFitting(shipped.fit(), priorQueries).fit(decisions),
                        FittedScore.Source.DECISIONS,
                        decisions.size()));
    }
}
