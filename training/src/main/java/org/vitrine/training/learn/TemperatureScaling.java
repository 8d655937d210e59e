package org.vitrine.training.learn;

import java.util.List;

/**
 * Makes confidence mean what it says: one number that all scores are divided by, chosen so that the truth of photographs not
 * learnt from is least surprising (Guo, Pleiss, Sun, Weinberger 2017). It changes no decision.
 */
final class TemperatureScaling {

    private static final double LEAST = Math.log(0.05);
    private static final double MOST = Math.log(20);
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final int STEPS = 40;

    private TemperatureScaling() {}

    /** Scores of a photograph and its true class. */
    record Seen(HeadScores scores, int truth) {}

    static double of(List<Seen> seen) {
        if (seen.isEmpty()) {
            return 1;
        }
        double low = LEAST;
        double high = MOST;
        for (int step = 0; step < STEPS; step++) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            if (surprise(seen, Math.exp(left)) < surprise(seen, Math.exp(right))) {
                high = right;
            } else {
                low = left;
            }
        }
        return Math.exp((low + high) / 2);
    }

    private static double surprise(List<Seen> seen, double temperature) {
        return seen.stream()
                .mapToDouble(each -> -each.scores().logProbability(each.truth(), temperature))
                .sum();
    }
}
