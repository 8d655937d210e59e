package org.vitrine.benchmarks.match;

import java.util.List;

/**
 * The probability of being right as a function of similarity: {@code 1 / (1 + exp(-slope * (similarity - midpoint)))}.
 *
 * @param midpoint similarity where right is as likely as wrong
 * @param slope steepness there, per unit of similarity
 */
record Logistic(double midpoint, double slope) {

    private static final int STEPS = 100;
    private static final double DONE = 1e-10;
    /** Keeps the slope finite where right and wrong do not overlap. */
    private static final double RIDGE = 1e-3;

    /** A best candidate: how similar, and whether it is the item asked about. */
    record Verdict(double similarity, boolean right) {}

    double probability(double similarity) {
        return 1 / (1 + Math.exp(-slope * (similarity - midpoint)));
    }

    /** Mean squared distance of the probability from the truth (Brier 1950); 0 is best, 0.25 is a coin's toss. */
    double brier(List<Verdict> verdicts) {
        return verdicts.stream()
                .mapToDouble(verdict -> {
                    double away = (verdict.right() ? 1 : 0) - probability(verdict.similarity());
                    return away * away;
                })
                .average()
                .orElseThrow();
    }

    /**
     * Of greatest likelihood, by Newton's method on standardised similarities, with Platt's targets (Platt 1999: a count
     * of n right ones is read as (n + 1) / (n + 2)) so that few verdicts do not make certainty.
     */
    static Logistic fitted(List<Verdict> verdicts) {
        double mean =
                verdicts.stream().mapToDouble(Verdict::similarity).average().orElseThrow();
        double deviation = Math.max(
                1e-9,
                Math.sqrt(verdicts.stream()
                        .mapToDouble(verdict -> Math.pow(verdict.similarity() - mean, 2))
                        .average()
                        .orElseThrow()));
        long right = verdicts.stream().filter(Verdict::right).count();
        double high = (right + 1.0) / (right + 2.0);
        double low = 1 / (verdicts.size() - right + 2.0);
        double weight = 1;
        double bias = 0;
        for (int step = 0; step < STEPS; step++) {
            double gradientW = RIDGE * weight;
            double gradientB = 0;
            double curveWw = RIDGE;
            double curveWb = 0;
            double curveBb = 1e-9;
            for (var verdict : verdicts) {
                double x = (verdict.similarity() - mean) / deviation;
                double p = 1 / (1 + Math.exp(-(weight * x + bias)));
                double away = p - (verdict.right() ? high : low);
                double spread = p * (1 - p);
                gradientW += away * x;
                gradientB += away;
                curveWw += spread * x * x;
                curveWb += spread * x;
                curveBb += spread;
            }
            double determinant = curveWw * curveBb - curveWb * curveWb;
            double moveW = (curveBb * gradientW - curveWb * gradientB) / determinant;
            double moveB = (curveWw * gradientB - curveWb * gradientW) / determinant;
            weight -= moveW;
            bias -= moveB;
            if (Math.abs(moveW) + Math.abs(moveB) < DONE) {
                break;
            }
        }
        return new Logistic(mean - bias * deviation / weight, weight / deviation);
    }
}
