package org.vitrine.training.learn;

import java.util.List;

/**
 * Fits the temperature that calibrates the confidence of a classifier: one number that divides all logits, chosen to
 * minimise the negative log-likelihood of photographs that were not training data (Guo, Pleiss, Sun, Weinberger 2017).
 * It changes no decision. The minimum is found by golden-section search over the logarithm of the temperature, from
 * 0.05 to 20.
 */
final class TemperatureScaling {

    private static final double MIN_LOG_TEMPERATURE = Math.log(0.05);
    private static final double MAX_LOG_TEMPERATURE = Math.log(20);
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final int STEPS = 40;

    private TemperatureScaling() {}

    /**
     * Scores of a photograph and its true class.
     *
     * @param truth position of the true class in the scores
     */
    record LabelledScores(HeadScores scores, int truth) {}

    /** The fitted temperature; 1 if there is no photograph. */
    static double of(List<LabelledScores> labelledScores) {
        if (labelledScores.isEmpty()) {
            return 1;
        }
        double low = MIN_LOG_TEMPERATURE;
        double high = MAX_LOG_TEMPERATURE;
        for (int step = 0; step < STEPS; step++) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            if (negativeLogLikelihood(labelledScores, Math.exp(left))
                    < negativeLogLikelihood(labelledScores, Math.exp(right))) {
                high = right;
            } else {
                low = left;
            }
        }
        return Math.exp((low + high) / 2);
    }

    /** Negative log-likelihood of the true classes. */
    private static double negativeLogLikelihood(List<LabelledScores> labelledScores, double temperature) {
        return labelledScores.stream()
                .mapToDouble(each -> -each.scores().logProbability(each.truth(), temperature))
                .sum();
    }
}
