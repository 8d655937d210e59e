package org.vitrine.recipes.learn;

/**
 * Predicted sides of pictures that a network was not trained on, with the truth: the logit of the reverse less that of
 * the obverse, and whether the picture shows a reverse.
 */
public final class SidePredictions {

    private final double[] reverseScores;
    private final boolean[] isReverse;

    /**
     * @param reverseScores logit of the reverse less that of the obverse, for each picture
     * @param isReverse whether each picture shows a reverse
     * @throws IllegalArgumentException if the arrays differ in length or are empty
     */
    public SidePredictions(double[] reverseScores, boolean[] isReverse) {
        if (reverseScores.length != isReverse.length || reverseScores.length == 0) {
            throw new IllegalArgumentException(
                    "there are scores of %d pictures and %d true sides; give one side per picture, at least one"
                            .formatted(reverseScores.length, isReverse.length));
        }
        this.reverseScores = reverseScores.clone();
        this.isReverse = isReverse.clone();
    }

    /** Accuracy: share of the pictures whose side is right. */
    public double accuracy() {
        int correct = 0;
        for (int i = 0; i < isReverse.length; i++) {
            correct += reverseScores[i] > 0 == isReverse[i] ? 1 : 0;
        }
        return (double) correct / isReverse.length;
    }

    /** Returns the temperature at which the confidence is calibrated. */
    public double temperature() {
        return TemperatureFit.minimise(this::negativeLogLikelihood);
    }

    /** Negative log likelihood: the mean of −ln of the probability of the true side. */
    double negativeLogLikelihood(double temperature) {
        double sum = 0;
        for (int i = 0; i < isReverse.length; i++) {
            double against = (isReverse[i] ? -reverseScores[i] : reverseScores[i]) / temperature;
            sum += against > 0 ? against + Math.log1p(Math.exp(-against)) : Math.log1p(Math.exp(against));
        }
        return sum / isReverse.length;
    }
}
