package org.vitrine.vision.score;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * An answer as a person saw it, and what the person chose: the evidence of a decision, from which the weights of the
 * items are computed for a refit.
 *
 * <p>The score of an item is {@code exp(weight / temperature) / sum} and that of none {@code exp(noneBias) / sum}, so
 * the weight is {@code temperature × (ln(score / none) + noneBias)}. All items that were not shown count as one, with
 * the probability that remains beside the shown items and none.
 *
 * @param fit fit by which the scores were computed
 * @param scores scores of the shown items, in [0, 1]; 0 for an item that was not scored
 * @param none probability of none in that answer, in [0, 1]
 * @param chosen index of the item that the person chose; empty for "none of these"
 */
public record ShownAnswer(ScoreFit fit, List<Double> scores, double none, OptionalInt chosen) {

    /** Least score: scores are stored with six decimals, so a smaller one cannot be distinguished from 0. */
    private static final double MIN_SCORE = 1e-6;

    public ShownAnswer {
        scores = List.copyOf(scores);
        if (!(none >= 0 && none <= 1) || scores.stream().anyMatch(score -> !(score >= 0 && score <= 1))) {
            throw new IllegalArgumentException(
                    "scores %s and none %s; probabilities from 0 to 1 are needed".formatted(scores, none));
        }
        if (chosen.isPresent() && (chosen.getAsInt() < 0 || chosen.getAsInt() >= scores.size())) {
            throw new IllegalArgumentException(
                    "chosen is %d, of %d items shown".formatted(chosen.getAsInt(), scores.size()));
        }
    }

    /** Returns the answer as weights, for {@link ScoreFitting}. */
    public AnsweredQuery toAnsweredQuery() {
        var weights = new ArrayList<Double>(scores.size() + 1);
        scores.forEach(score -> weights.add(weight(score)));
        double rest = 1 - none - scores.stream().mapToDouble(each -> each).sum();
        if (rest > MIN_SCORE) {
            weights.add(weight(rest));
        }
        return new AnsweredQuery(weights, chosen);
    }

    private double weight(double score) {
        return fit.temperature() * (Math.log(Math.max(MIN_SCORE, score) / Math.max(MIN_SCORE, none)) + fit.noneBias());
    }
}
