package org.vitrine.recipes.learn;

/**
 * Predicted classes of pictures that a network was not trained on, with the truth. Fits the temperature of the logits
 * and the threshold of each class.
 */
public final class ClassPredictions {

    /** Threshold of a class that is never named: above every probability. */
    public static final double NEVER = 1.01;

    private static final double MIN_THRESHOLD = 0.5;

    /** Step of the search for a threshold, and how many pictures have to be named for a threshold to be accepted. */
    private static final double STEP = 0.005;

    private static final int MIN_NAMED = 60;

    private final double[][] logits;
    private final int[] truths;

    /**
     * @param logits logits of all classes, for each picture
     * @param truths index of the true class of each picture
     * @throws IllegalArgumentException if the arrays differ in length or are empty
     */
    public ClassPredictions(double[][] logits, int[] truths) {
        if (logits.length != truths.length || logits.length == 0) {
            throw new IllegalArgumentException(
                    "there are logits of %d pictures and %d true classes; give one class per picture, at least one"
                            .formatted(logits.length, truths.length));
        }
        this.logits = logits.clone();
        this.truths = truths.clone();
    }

    /**
     * Returns the divisor of the logits at which confidences are calibrated (temperature scaling; Guo et al., ICML
     * 2017): the one of the smallest {@link #negativeLogLikelihood}.
     */
    public double temperature() {
        return TemperatureFit.minimise(this::negativeLogLikelihood);
    }

    /** Negative log likelihood: the mean of −ln of the probability of the true class. */
    public double negativeLogLikelihood(double temperature) {
        double sum = 0;
        for (int i = 0; i < truths.length; i++) {
            sum -= Math.log(probabilities(i, temperature)[truths[i]]);
        }
        return sum / truths.length;
    }

    /**
     * Returns the smallest threshold, at least 0.5, at which a class is named with a precision; {@link #NEVER} if there
     * is none, or if fewer than {@value #MIN_NAMED} pictures would be named.
     *
     * @param classIndex index of the class
     * @param precision precision: share of the pictures named so that are of the class
     */
    public double threshold(double temperature, int classIndex, double precision) {
        for (double threshold = MIN_THRESHOLD; threshold < 1; threshold += STEP) {
            var counts = counts(temperature, threshold, classIndex);
            if (counts.named() < MIN_NAMED) {
                return NEVER;
            }
            if (counts.correct() >= precision * counts.named()) {
                return threshold;
            }
        }
        return NEVER;
    }

    /**
     * How often a class is named at a threshold.
     *
     * @param named pictures that are named so
     * @param correct pictures among these that are of the class
     * @param total pictures of the class
     */
    public record NamingCounts(int named, int correct, int total) {}

    /** Counts how often a class has the highest probability and reaches the threshold {@code threshold}. */
    public NamingCounts counts(double temperature, double threshold, int classIndex) {
        int named = 0;
        int correct = 0;
        int total = 0;
        for (int i = 0; i < truths.length; i++) {
            var probabilities = probabilities(i, temperature);
            boolean isNamed = probabilities[classIndex] >= threshold && classIndex == largest(probabilities);
            named += isNamed ? 1 : 0;
            correct += isNamed && truths[i] == classIndex ? 1 : 0;
            total += truths[i] == classIndex ? 1 : 0;
        }
        return new NamingCounts(named, correct, total);
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
