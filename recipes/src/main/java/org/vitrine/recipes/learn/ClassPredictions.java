package org.vitrine.recipes.learn;

/** What a network said of pictures it has not learnt from: logits of classes, and which class is true. */
public final class ClassPredictions {

    private static final double COLDEST = 0.25;
    private static final double HOTTEST = 8;
    private static final int HALVINGS = 40;

    /** Least probability of what is never named. */
    public static final double NEVER = 1.01;

    private static final double HALF = 0.5;

    /** How finely the least probability is looked for, and how many must be named so to say anything of a class. */
    private static final double STEP = 0.005;

    private static final int ENOUGH = 60;

    private final double[][] logits;
    private final int[] truths;

    public ClassPredictions(double[][] logits, int[] truths) {
        if (logits.length != truths.length || logits.length == 0) {
            throw new IllegalArgumentException(
                    "%d answers stand beside %d truths".formatted(logits.length, truths.length));
        }
        this.logits = logits.clone();
        this.truths = truths.clone();
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
    public double surprise(double temperature) {
        double sum = 0;
        for (int i = 0; i < truths.length; i++) {
            sum -= Math.log(probabilities(i, temperature)[truths[i]]);
        }
        return sum / truths.length;
    }

    /** The least probability from which on a class is named rightly in a share of the cases; {@link #NEVER} if there is none. */
    public double least(double temperature, int name, double right) {
        for (double least = HALF; least < 1; least += STEP) {
            var said = said(temperature, least, name);
            if (said.named() < ENOUGH) {
                return NEVER;
            }
            if (said.rightly() >= right * said.named()) {
                return least;
            }
        }
        return NEVER;
    }

    /**
     * What is said of a class.
     *
     * @param named how often it is named
     * @param rightly how often it is that
     * @param of how many there are
     */
    public record Said(int named, int rightly, int of) {}

    public Said said(double temperature, double least, int name) {
        int named = 0;
        int rightly = 0;
        int of = 0;
        for (int i = 0; i < truths.length; i++) {
            var probabilities = probabilities(i, temperature);
            boolean says = probabilities[name] >= least && name == largest(probabilities);
            named += says ? 1 : 0;
            rightly += says && truths[i] == name ? 1 : 0;
            of += truths[i] == name ? 1 : 0;
        }
        return new Said(named, rightly, of);
    }

    private int classes() {
        return logits[0].length;
    }

    private double[] probabilities(int picture, double temperature) {
        var probabilities = new double[classes()];
        double highest = logits[picture][largest(logits[picture])];
        double sum = 0;
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = Math.exp((logits[picture][i] - highest) / temperature);
            sum += probabilities[i];
        }
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] /= sum;
        }
        return probabilities;
    }

    private static int largest(double[] values) {
        int largest = 0;
        for (int i = 1; i < values.length; i++) {
            largest = values[i] > values[largest] ? i : largest;
        }
        return largest;
    }
}
