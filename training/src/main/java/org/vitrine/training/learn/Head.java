package org.vitrine.training.learn;

import java.util.List;
import org.vitrine.training.vectors.UnitVector;

/** A linear classifier on unit vectors: a row of weights and a bias for each class. */
public final class Head {

    private final List<String> labels;
    private final int dimension;
    private final float[] weights;
    private final float[] biases;

    /** @param weights row by row, as many rows as labels; the arrays are taken over */
    public Head(List<String> labels, int dimension, float[] weights, float[] biases) {
        if (weights.length != labels.size() * dimension || biases.length != labels.size()) {
            throw new IllegalArgumentException("%d weights and %d biases do not fit %d classes of %d numbers"
                    .formatted(weights.length, biases.length, labels.size(), dimension));
        }
        this.labels = List.copyOf(labels);
        this.dimension = dimension;
        this.weights = weights;
        this.biases = biases;
    }

    public List<String> labels() {
        return labels;
    }

    public int dimension() {
        return dimension;
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
    public Scores scores(UnitVector vector) {
        var scores = new double[labels.size()];
        for (int label = 0; label < scores.length; label++) {
            float sum = biases[label];
            int row = label * dimension;
            for (int i = 0; i < dimension; i++) {
                sum += weights[row + i] * vector.at(i);
            }
            scores[label] = sum;
        }
        return new Scores(scores);
    }

    /** The same decisions with other confidence: a temperature above 1 makes it less sure of itself. */
    public Head at(double temperature) {
        return new Head(labels, dimension, divided(weights, temperature), divided(biases, temperature));
    }

    private static float[] divided(float[] numbers, double by) {
        var divided = new float[numbers.length];
        for (int i = 0; i < divided.length; i++) {
            divided[i] = (float) (numbers[i] / by);
        }
        return divided;
    }
}
