package org.vitrine.recipes.learn;

import java.util.stream.IntStream;

/**
 * Square matrix of doubles, with inverse square roots. Each row of a result is summed by one thread in a fixed order,
 * so that results are the same on any number of cores.
 */
final class SquareMatrix {

    /**
     * Largest number of iterations for roots. Once the first digit is right, each iteration at least doubles the number
     * of correct digits.
     */
    private static final int MAX_ROUNDS = 60;

    private static final double TOLERANCE = 1e-9;

    private final int edge;
    private final double[] cells;

    SquareMatrix(int edge) {
        this.edge = edge;
        this.cells = new double[edge * edge];
    }

    static SquareMatrix identity(int edge) {
        var identity = new SquareMatrix(edge);
        for (int i = 0; i < edge; i++) {
            identity.cells[i * edge + i] = 1;
        }
        return identity;
    }

    double at(int row, int column) {
        return cells[row * edge + column];
    }

    double trace() {
        return IntStream.range(0, edge).mapToDouble(i -> at(i, i)).sum();
    }

    /** Adds the outer product of a vector with itself, in place. */
    void addProducts(double[] vector) {
        for (int row = 0; row < edge; row++) {
            double factor = vector[row];
            for (int column = 0; column < edge; column++) {
                cells[row * edge + column] += factor * vector[column];
            }
        }
    }

    /** Returns this × {@code scale}, with {@code diagonal} added on the diagonal. */
    SquareMatrix scaled(double scale, double diagonal) {
        var result = new SquareMatrix(edge);
        for (int i = 0; i < cells.length; i++) {
            result.cells[i] = cells[i] * scale;
        }
        for (int i = 0; i < edge; i++) {
            result.cells[i * edge + i] += diagonal;
        }
        return result;
    }

    SquareMatrix times(SquareMatrix other) {
        var result = new SquareMatrix(edge);
        IntStream.range(0, edge).parallel().forEach(row -> {
            int to = row * edge;
            for (int k = 0; k < edge; k++) {
                double factor = cells[to + k];
                int from = k * edge;
                for (int column = 0; column < edge; column++) {
                    result.cells[to + column] += factor * other.cells[from + column];
                }
            }
        });
        return result;
    }

    /** Square root of a positive definite matrix, and the inverse of that root. */
    record Roots(SquareMatrix root, SquareMatrix inverse) {}

    /**
     * Computes the roots by the coupled Newton–Schulz iteration (Higham, Functions of Matrices, 2008, 6.3), which needs
     * products only.
     *
     * @throws IllegalStateException if the iteration does not converge, as for a matrix that is not positive definite
     */
    Roots roots() {
        double size = largestRowSum();
        var root = scaled(1 / size, 0);
        var inverse = identity(edge);
        for (int round = 0; round < MAX_ROUNDS; round++) {
            var product = inverse.times(root);
            double deviation = product.deviationFromIdentity();
            var step = product.scaled(-0.5, 1.5);
            root = root.times(step);
            inverse = step.times(inverse);
            if (deviation < TOLERANCE) {
                return new Roots(root.scaled(Math.sqrt(size), 0), inverse.scaled(1 / Math.sqrt(size), 0));
            }
        }
        throw new IllegalStateException(
                "the roots of a matrix of edge %d were not found: it is not positive definite, or nearly not"
                        .formatted(edge));
    }

    private double largestRowSum() {
        double largest = 0;
        for (int row = 0; row < edge; row++) {
            double sum = 0;
            for (int column = 0; column < edge; column++) {
                sum += Math.abs(at(row, column));
            }
            largest = Math.max(largest, sum);
        }
        return largest;
    }

    private double deviationFromIdentity() {
        double largest = 0;
        for (int row = 0; row < edge; row++) {
            for (int column = 0; column < edge; column++) {
                largest = Math.max(largest, Math.abs(at(row, column) - (row == column ? 1 : 0)));
            }
        }
        return largest;
    }
}
