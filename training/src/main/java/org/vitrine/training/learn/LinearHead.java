package org.vitrine.training.learn;

import java.util.List;
import org.vitrine.training.vectors.TrainingVector;

/**
 * A linear classifier on unit vectors: a row of weights and a bias for each class, applied to how far a vector is from the
 * middle of all. Without that subtraction weights and biases are large numbers that all but cancel out, which 32 bits do badly.
 */
public final class LinearHead {

    private final List<String> labels;
    private final float[] middle;
    private final float[] weights;
    private final float[] biases;

    /** @param weights row by row, as many rows as labels; the arrays are taken over */
    public LinearHead(List<String> labels, float[] middle, float[] weights, float[] biases) {
        if (weights.length != labels.size() * middle.length || biases.length != labels.size()) {
            throw new IllegalArgumentException("%d weights and %d biases do not fit %d classes of %d numbers"
                    .formatted(weights.length, biases.length, labels.size(), middle.length));
        }
        this.labels = List.copyOf(labels);
        this.middle = middle;
        this.weights = weights;
        this.biases = biases;
    }

    public List<String> labels() {
        return labels;
    }

    public int dimension() {
        return middle.length;
    }

    /** A copy. */
    public float[] middle() {
        return middle.clone();
    }

    /** A copy, row by row. */
    public float[] weights() {
        return weights.clone();
    }

    /** A copy. */
    public float[] biases() {
        return biases.clone();
    }

    /** Larger is likelier. */
    public HeadScores scores(TrainingVector vector) {
        var scores = new double[labels.size()];
        for (int label = 0; label < scores.length; label++) {
            double sum = biases[label];
            int row = label * middle.length;
            for (int i = 0; i < middle.length; i++) {
                sum += weights[row + i] * (vector.at(i) - middle[i]);
            }
            scores[label] = sum;
        }
        return new HeadScores(scores);
    }

    /** The same decisions with other confidence: a temperature above 1 makes it less sure of itself. */
    public LinearHead at(double temperature) {
        return new LinearHead(labels, middle, divided(weights, temperature), divided(biases, temperature));
    }

    private static float[] divided(float[] numbers, double by) {
        var divided = new float[numbers.length];
        for (int i = 0; i < divided.length; i++) {
            divided[i] = (float) (numbers[i] / by);
        }
        return divided;
    }
}
