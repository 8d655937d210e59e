package org.vitrine.recipes.learn;

/**
 * Predicted sides of pictures that a network was not trained on, with the truth: the logit of the reverse less that of
 * the obverse, and whether the picture shows a reverse.
 */
public final class SidePredictions {

    private final double[] forReverse;
    private final boolean[] reverse;

    /**
     * @param forReverse logit of the reverse less that of the obverse, for each picture
     * @param reverse whether each picture shows a reverse
     * @throws IllegalArgumentException if the arrays differ in length or are empty
     */
    public SidePredictions(double[] forReverse, boolean[] reverse) {
        if (forReverse.length != reverse.length || forReverse.length == 0) {
            throw new IllegalArgumentException(
                    "there are scores of %d pictures and %d true sides; give one side per picture, at least one".formatted(forReverse.length, reverse.length));
        }
        this.forReverse = forReverse.clone();
        this.reverse = reverse.clone();
    }

    /** Accuracy: share of the pictures whose side is right. */
    public double right() {
        int right = 0;
        for (int i = 0; i < reverse.length; i++) {
            right += forReverse[i] > 0 == reverse[i] ? 1 : 0;
        }
        return (double) right / reverse.length;
    }

    /** Returns the temperature at which the confidence is calibrated. */
    public double temperature() {
        return TemperatureFit.least(this::surprise);
    }

    /** Negative log likelihood: the mean of −ln of the probability of the true side. */
    double surprise(double temperature) {
        double sum = 0;
        for (int i = 0; i < reverse.length; i++) {
            double against = (reverse[i] ? -forReverse[i] : forReverse[i]) / temperature;
            sum += against > 0 ? against + Math.log1p(Math.exp(-against)) : Math.log1p(Math.exp(against));
        }
        return sum / reverse.length;
    }
}
