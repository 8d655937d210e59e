package org.vitrine.vision.score;

import java.util.List;
import java.util.Optional;

/**
 * Refits the score of one collection and model from what people decided there.
 *
 * @param from least number of decisions; with fewer the shipped fit stays
 * @param priorQueries how many decisions the shipped fit counts for
 */
public record DecisionFit(int from, int priorQueries) {

    /** 30 decisions leave a temperature and a bias with standard errors of about a third and 0.5. */
    public static final DecisionFit STANDARD = new DecisionFit(30, 10);

    public DecisionFit {
        if (from < 1 || priorQueries < 1) {
            throw new IllegalArgumentException(
                    "from is %d and priorQueries is %d; at least 1 is needed".formatted(from, priorQueries));
        }
    }

    /** The fit from decisions; empty where they are too few. */
    public Optional<FittedScore> of(FittedScore shipped, List<ShownAnswer> decisions) {
        return ofAnswered(shipped, decisions.stream().map(ShownAnswer::weighed).toList());
    }

    /** The same where the weights that were shown are known. */
    public Optional<FittedScore> ofAnswered(FittedScore shipped, List<AnsweredQuery> decisions) {
        return decisions.size() < from
                ? Optional.empty()
                : Optional.of(new FittedScore(
                        new ScoreFitting(shipped.fit(), priorQueries).fit(decisions),
                        FittedScore.Source.DECISIONS,
                        decisions.size()));
    }
}
