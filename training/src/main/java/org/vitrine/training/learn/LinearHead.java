package org.vitrine.training.learn;

import java.util.List;
import org.vitrine.training.vectors.TrainingVector;

/**
 * A linear classifier on unit vectors: one row of weights and one bias for each class, applied to the difference of a
 * vector from the mean vector. Without this subtraction weights and biases would be large numbers that nearly cancel,
 * which loses precision in 32 bits.
 */
public final class LinearHead {

    private final List<String> labels;
    private final float[] mean;
    private final float[] weights;
    private final float[] biases;

    /**
     * Creates a head; it keeps the arrays, without a copy.
     *
     * @param labels names of the classes
     * @param mean the mean vector, subtracted from every vector
     * @param weights row by row, one row for each label
     * @param biases one for each label
     * @throws IllegalArgumentException if the lengths do not fit
     */
    public LinearHead(List<String> labels, float[] mean, float[] weights, float[] biases) {
        if (weights.length != labels.size() * mean.length || biases.length != labels.size()) {
            throw new IllegalArgumentException("%d weights and %d biases do not fit %d classes of %d numbers"
                    .formatted(weights.length, biases.length, labels.size(), mean.length));
        }
        this.labels = List.copyOf(labels);
        this.mean = mean;
        this.weights = weights;
        this.biases = biases;
    }

    public List<String> labels() {
        return labels;
    }

    public int dimension() {
        return mean.length;
    }

    /** A copy of the mean vector. */
    public float[] mean() {
        return mean.clone();
    }

    /** A copy of the weights, row by row, one row for each label. */
    public float[] weights() {
        return weights.clone();
    }

    /** A copy of the biases, one for each label. */
    public float[] biases() {
        return biases.clone();
    }

    /** Logits of all classes, in the order of {@link #labels}. */
    public HeadScores scores(TrainingVector vector) {
        var scores = new double[labels.size()];
        for (int label = 0; label < scores.length; label++) {
            double sum = biases[label];
            int row = label * mean.length;
            for (int i = 0; i < mean.length; i++) {
                sum += weights[row + i] * (vector.at(i) - mean[i]);
            }
            scores[label] = sum;
        }
        return new HeadScores(scores);
    }

    /**
     * The head with its logits divided by a temperature: the decisions stay the same, a temperature above 1 lowers the
     * confidence.
     */
    public LinearHead withTemperature(double temperature) {
        return new LinearHead(labels, mean, divided(weights, temperature), divided(biases, temperature));
    }

    private static float[] divided(float[] numbers, double divisor) {
        var divided = new float[numbers.length];
        for (int i = 0; i < divided.length; i++) {
            divided[i] = (float) (numbers[i] / divisor);
        }
        return divided;
    }
}
