package org.vitrine.recipes.learn;

/**
 * What a network said of pictures it has not learnt from: by how much more it holds each for a reverse than for an obverse, and whether
 * that is so.
 */
public final class SidePredictions {

    private final double[] forReverse;
    private final boolean[] reverse;

    public SidePredictions(double[] forReverse, boolean[] reverse) {
        if (forReverse.length != reverse.length || forReverse.length == 0) {
            throw new IllegalArgumentException(
                    "%d verdicts stand beside %d truths".formatted(forReverse.length, reverse.length));
        }
        this.forReverse = forReverse.clone();
        this.reverse = reverse.clone();
    }

    /** Share that is right. */
    public double right() {
        int right = 0;
        for (int i = 0; i < reverse.length; i++) {
            right += forReverse[i] > 0 == reverse[i] ? 1 : 0;
        }
        return (double) right / reverse.length;
    }

    public double temperature() {
        return TemperatureFit.least(this::surprise);
    }

    /** Mean of minus the logarithm of what was said of the truth. */
    double surprise(double temperature) {
        double sum = 0;
        for (int i = 0; i < reverse.length; i++) {
            double against = (reverse[i] ? -forReverse[i] : forReverse[i]) / temperature;
            sum += against > 0 ? against + Math.log1p(Math.exp(-against)) : Math.log1p(Math.exp(against));
        }
        return sum / reverse.length;
    }
}
