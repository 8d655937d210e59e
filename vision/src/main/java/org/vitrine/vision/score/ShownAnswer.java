package org.vitrine.vision.score;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * An answer as a person saw it, and what the person chose: the evidence of a decision, from which weights are computed back.
 *
 * <p>The score of an item is {@code exp(weight / temperature) / sum} and that of none {@code exp(noneBias) / sum}, so the weight
 * is {@code temperature × (ln(score / none) + noneBias)}. Items that the answer was cut of count as one, by the probability that
 * the shown items and none leave.
 *
 * @param fit that the scores were computed by
 * @param scores of the items shown, in [0, 1]; 0 for one beyond those that were scored
 * @param none probability of none in that answer, in [0, 1]
 * @param chosen position of the item that the person chose; empty for "none of these"
 */
public record ShownAnswer(ScoreFit fit, List<Double> scores, double none, OptionalInt chosen) {

    /** Scores are written with six decimals: what is less is as likely nothing. */
    private static final double LEAST = 1e-6;

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

    /** The same as weights, for {@link ScoreFitting}. */
    public AnsweredQuery weighed() {
        var weights = new ArrayList<Double>(scores.size() + 1);
        scores.forEach(score -> weights.add(weight(score)));
        double rest = 1 - none - scores.stream().mapToDouble(each -> each).sum();
        if (rest > LEAST) {
            weights.add(weight(rest));
        }
        return new AnsweredQuery(weights, chosen);
    }

    private double weight(double score) {
        return fit.temperature() * (Math.log(Math.max(LEAST, score) / Math.max(LEAST, none)) + fit.noneBias());
    }
}
