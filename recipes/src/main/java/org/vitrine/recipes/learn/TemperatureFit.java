package org.vitrine.recipes.learn;

import java.util.function.DoubleUnaryOperator;

/** By what scores are divided so that confidence is what it says (Guo et al., ICML 2017): the temperature of least surprise. */
final class TemperatureFit {

    private static final double COLDEST = 0.25;
    private static final double HOTTEST = 8;
    private static final int HALVINGS = 40;

    private TemperatureFit() {}

    /** @param surprise mean of minus the logarithm of what is said of the truth at a temperature; has one valley */
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
