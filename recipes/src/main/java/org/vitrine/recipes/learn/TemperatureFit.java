package org.vitrine.recipes.learn;

import java.util.function.DoubleUnaryOperator;

/**
 * Temperature scaling (Guo et al., ICML 2017): finds the divisor of logits at which confidences are calibrated, by
 * minimising the negative log likelihood on held-out data.
 */
final class TemperatureFit {

    private static final double MIN_TEMPERATURE = 0.25;
    private static final double MAX_TEMPERATURE = 8;
    private static final int STEPS = 40;

    private TemperatureFit() {}

    /**
     * Returns the best temperature from 0.25 to 8, by ternary search on its logarithm.
     *
     * @param loss negative log likelihood at a temperature: the mean over the pictures of −ln of the probability of
     *     the truth; has a single minimum
     */
    static double minimise(DoubleUnaryOperator loss) {
        double low = Math.log(MIN_TEMPERATURE);
        double high = Math.log(MAX_TEMPERATURE);
        for (int i = 0; i < STEPS; i++) {
            double lower = low + (high - low) / 3;
            double upper = high - (high - low) / 3;
            if (loss.applyAsDouble(Math.exp(lower)) < loss.applyAsDouble(Math.exp(upper))) {
                high = upper;
            } else {
                low = lower;
            }
        }
        return Math.exp((low + high) / 2);
    }
}
