package org.vitrine.recipes.learn;

/**
 * What a network said of pictures it has not learnt of: by how much more it holds each for a reverse than for an obverse, and whether
 * that is so.
 */
public final class Verdicts {

    private static final double COLDEST = 0.25;
    private static final double HOTTEST = 8;
    private static final int HALVINGS = 40;

    private final double[] forReverse;
    private final boolean[] reverse;

    public Verdicts(double[] forReverse, boolean[] reverse) {
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

    /** By what the scores are divided so that confidence is what it says (Guo et al., ICML 2017): the one of least surprise. */
    public double temperature() {
        double low = Math.log(COLDEST);
        double high = Math.log(HOTTEST);
        for (int i = 0; i < HALVINGS; i++) {
            double lower = low + (high - low) / 3;
            double upper = high - (high - low) / 3;
            if (surprise(Math.exp(lower)) < surprise(Math.exp(upper))) {
                high = upper;
            } else {
                low = lower;
            }
        }
        return Math.exp((low + high) / 2);
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
