package org.vitrine.training.learn;

import java.util.Arrays;
import java.util.Random;

/**
 * The directions of largest variance of the training vectors, orthogonal to each other. Training takes time for each
 * number of a vector, and most numbers add little to the others; therefore classes are learned along these directions.
 * The weights are converted back into weights for whole vectors that give the same decisions.
 *
 * <p>Computed by subspace iteration from a random start (Halko, Martinsson and Tropp, "Finding structure with
 * randomness", 2011, algorithm 4.4). Labels are not used.
 *
 * @param columns a row for each number of a vector, a column for each direction
 */
record PrincipalComponents(float[][] columns) implements FeatureDirections {

    /** The first iteration finds the subspace, the second turns it towards the directions of largest variance. */
    private static final int ITERATIONS = 2;

    /** Share of the length of a vector below which the remainder after orthogonalisation is rounding error. */
    private static final double ROUNDING = 1e-5;

    /**
     * Computes the components.
     *
     * @param vectors one or more, centred on their mean
     * @param maxComponents largest number of components; there are fewer where the vectors span a smaller space
     * @param seed seed of the random start
     */
    static PrincipalComponents of(float[][] vectors, int maxComponents, long seed) {
        int dimension = vectors[0].length;
        var random = new Random(seed);
        var columns = new float[dimension][Math.min(maxComponents, Math.min(dimension, vectors.length))];
        for (var row : columns) {
            for (int at = 0; at < row.length; at++) {
                row[at] = (float) random.nextGaussian();
            }
        }
        for (int i = 0; i < ITERATIONS; i++) {
            columns = orthonormal(scattered(vectors, columns));
        }
        return new PrincipalComponents(rotated(columns, random));
    }

    /**
     * A random rotation within the subspace, so that no axis carries more variance than another and one learning rate
     * suits all of them.
     */
    private static float[][] rotated(float[][] columns, Random random) {
        int count = columns[0].length;
        var turn = new float[count][count];
        for (var row : turn) {
            for (int at = 0; at < count; at++) {
                row[at] = (float) random.nextGaussian();
            }
        }
        turn = orthonormal(turn);
        var turned = new float[columns.length][turn[0].length];
        for (int i = 0; i < turned.length; i++) {
            for (int at = 0; at < count; at++) {
                add(turned[i], turn[at], columns[i][at]);
            }
        }
        return turned;
    }

    /** The scatter matrix of the vectors times the columns; the matrix itself is never stored. */
    private static float[][] scattered(float[][] vectors, float[][] columns) {
        var scattered = new float[columns.length][columns[0].length];
        var along = new float[columns[0].length];
        for (var vector : vectors) {
            Arrays.fill(along, 0);
            for (int i = 0; i < vector.length; i++) {
                add(along, columns[i], vector[i]);
            }
            for (int i = 0; i < vector.length; i++) {
                add(scattered[i], along, vector[i]);
            }
        }
        return scattered;
    }

    /**
     * Gram–Schmidt orthonormalisation, applied twice against rounding errors. A column that depends on those before it
     * is dropped.
     */
    private static float[][] orthonormal(float[][] columns) {
        var vectors = transposed(columns);
        int independent = 0;
        for (var vector : vectors) {
            double before = length(vector);
            for (int at = 0; at < 2 * independent; at++) {
                var other = vectors[at % independent];
                add(vector, other, -dot(vector, other));
            }
            double after = length(vector);
            if (after > ROUNDING * before) {
                var unit = new float[vector.length];
                add(unit, vector, (float) (1 / after));
                vectors[independent] = unit;
                independent++;
            }
        }
        return transposed(Arrays.copyOf(vectors, Math.max(1, independent)));
    }

    private static float[][] transposed(float[][] rows) {
        var columns = new float[rows[0].length][rows.length];
        for (int row = 0; row < rows.length; row++) {
            for (int at = 0; at < columns.length; at++) {
                columns[at][row] = rows[row][at];
            }
        }
        return columns;
    }

    @Override
    public int count() {
        return columns[0].length;
    }

    @Override
    public double[] along(float[] vector) {
        var along = new float[count()];
        for (int i = 0; i < vector.length; i++) {
            add(along, columns[i], vector[i]);
        }
        var numbers = new double[along.length];
        for (int at = 0; at < numbers.length; at++) {
            numbers[at] = along[at];
        }
        return numbers;
    }

    @Override
    public float[] toVector(float[] along) {
        var vector = new float[columns.length];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = dot(columns[i], along);
        }
        return vector;
    }

    private static double length(float[] vector) {
        return Math.sqrt(dot(vector, vector));
    }

    private static float dot(float[] one, float[] other) {
        float sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    private static void add(float[] to, float[] vector, float times) {
        for (int i = 0; i < to.length; i++) {
            to[i] += times * vector[i];
        }
    }
}
