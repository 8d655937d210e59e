package org.vitrine.recipes.learn;

import java.util.function.DoubleUnaryOperator;

/**
 * Temperature scaling (Guo et al., ICML 2017): finds the divisor of logits at which confidences are calibrated, by
 * minimising the negative log likelihood on held-out data.
 */
final class TemperatureFit {

    private static final double COLDEST = 0.25;
    private static final double HOTTEST = 8;
    private static final int HALVINGS = 40;

    private TemperatureFit() {}

    /**
     * Returns the best temperature from 0.25 to 8, by ternary search on its logarithm.
     *
     * @param surprise negative log likelihood at a temperature: the mean over the pictures of −ln of the probability of
     *     the truth; has a single minimum
     */
    static double least(DoubleUnaryOperator surprise) {
        double low = Math.log(COLDEST);
        double high = Math.log(HOTTEST);
        for (int i = 0; i < HALVINGS; i++) {
            double lower = low + (high - low) / 3;
            double upper = high - (high - low) / 3;
            if (surprise.applyAsDouble(Math.exp(lower)) < surprise.applyAsDouble(Math.exp(upper))) {
                high = upper;
            } else {
                low = lower;
            }
        }
        return Math.exp((low + high) / 2);
    }
}
