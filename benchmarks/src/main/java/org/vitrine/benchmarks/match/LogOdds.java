package org.vitrine.benchmarks.match;

import java.util.List;

/**
 * Logistic regression of several figures, fitted by maximum likelihood: Newton's method on standardised figures, with
 * Platt's targets (Platt 1999: n positive examples have the target (n + 1) / (n + 2)) so that few examples do not lead
 * to certainty.
 *
 * @param weights log odds for each unit of each figure
 * @param bias log odds where all figures are 0
 */
record LogOdds(List<Double> weights, double bias) {

    private static final int STEPS = 100;
    private static final double TOLERANCE = 1e-10;
    /** Ridge penalty that keeps weights finite where the classes do not overlap. */
    private static final double RIDGE = 1e-3;

    /** An example: measured figures, and whether both photographs show the same item. */
    record Example(List<Double> features, boolean same) {}

    /** Returns the log odds of figures. */
    double of(List<Double> features) {
        double sum = bias;
        for (int i = 0; i < weights.size(); i++) {
            sum += weights.get(i) * features.get(i);
        }
        return sum;
    }

    static LogOdds fitted(List<Example> examples) {
        int size = examples.getFirst().features().size();
        var means = new double[size];
        var deviations = new double[size];
        for (int i = 0; i < size; i++) {
            int at = i;
            means[i] = examples.stream()
                    .mapToDouble(it -> it.features().get(at))
                    .average()
                    .orElseThrow();
            double mean = means[i];
            deviations[i] = Math.max(
                    1e-9,
                    Math.sqrt(examples.stream()
                            .mapToDouble(it -> Math.pow(it.features().get(at) - mean, 2))
                            .average()
                            .orElseThrow()));
        }
        var standard = standardised(examples, means, deviations);
        var coefficients = new double[size + 1];
        for (int step = 0; step < STEPS; step++) {
            double stepLength = 0;
            double[] newtonStep = newtonStep(standard, examples, coefficients);
            for (int i = 0; i <= size; i++) {
                coefficients[i] -= newtonStep[i];
                stepLength += Math.abs(newtonStep[i]);
            }
            if (stepLength < TOLERANCE) {
                break;
            }
        }
        double bias = coefficients[size];
        var weights = new Double[size];
        for (int i = 0; i < size; i++) {
            weights[i] = coefficients[i] / deviations[i];
            bias -= weights[i] * means[i];
        }
        return new LogOdds(List.of(weights), bias);
    }

    /** Returns standardised rows, each with a 1 at the end for the bias. */
    private static double[][] standardised(List<Example> examples, double[] means, double[] deviations) {
        var rows = new double[examples.size()][means.length + 1];
        for (int row = 0; row < rows.length; row++) {
            for (int i = 0; i < means.length; i++) {
                rows[row][i] = (examples.get(row).features().get(i) - means[i]) / deviations[i];
            }
            rows[row][means.length] = 1;
        }
        return rows;
    }

    /** Returns Newton's step: the gradient divided by the curvature. */
    private static double[] newtonStep(double[][] rows, List<Example> examples, double[] coefficients) {
        int size = coefficients.length;
        long same = examples.stream().filter(Example::same).count();
        double high = (same + 1.0) / (same + 2.0);
        double low = 1 / (rows.length - same + 2.0);
        var equations = new double[size][size + 1];
        for (int i = 0; i < size; i++) {
            boolean isBias = i == size - 1;
            equations[i][i] = isBias ? 1e-9 : RIDGE;
            equations[i][size] = isBias ? 0 : RIDGE * coefficients[i];
        }
        for (int row = 0; row < rows.length; row++) {
            double sum = 0;
            for (int i = 0; i < size; i++) {
                sum += coefficients[i] * rows[row][i];
            }
            double p = 1 / (1 + Math.exp(-sum));
            double residual = p - (examples.get(row).same() ? high : low);
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    equations[i][j] += p * (1 - p) * rows[row][i] * rows[row][j];
                }
                equations[i][size] += residual * rows[row][i];
            }
        }
        return solved(equations);
    }

    /**
     * Solves a linear system by Gauss–Jordan elimination; the last column is the right-hand side. It does not pivot,
     * since the matrix is symmetric and positive definite.
     */
    private static double[] solved(double[][] system) {
        int size = system.length;
        for (int pivot = 0; pivot < size; pivot++) {
            for (int row = 0; row < size; row++) {
                if (row == pivot) {
                    continue;
                }
                double factor = system[row][pivot] / system[pivot][pivot];
                for (int column = pivot; column <= size; column++) {
                    system[row][column] -= factor * system[pivot][column];
                }
            }
        }
        var solution = new double[size];
        for (int i = 0; i < size; i++) {
            solution[i] = system[i][size] / system[i][i];
        }
        return solution;
    }
}
