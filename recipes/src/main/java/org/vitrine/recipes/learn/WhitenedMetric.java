package org.vitrine.recipes.learn;

/**
 * Linear metric for vectors, in which differences between pictures of one face count less: the mean is subtracted, and
 * each direction is divided by a power of its variation within faces (within-class covariance normalisation; Hatch,
 * Kajarekar, Stolcke, Interspeech 2006). It is computed in closed form, without training steps. Immutable.
 */
public final class WhitenedMetric {

    private final int size;
    private final float[] matrix;
    private final float[] offset;

    private WhitenedMetric(int size, float[] matrix, float[] offset) {
        this.size = size;
        this.matrix = matrix;
        this.offset = offset;
    }

    /** Returns a copy of the matrix, one row for each number of the result. */
    public float[] matrix() {
        return matrix.clone();
    }

    /** Returns a copy of the offset, which is added after the product. */
    public float[] offset() {
        return offset.clone();
    }

    public int size() {
        return size;
    }

    /**
     * Computes the metric from the vectors of pictures.
     *
     * @param vectors vectors of equal length; those of one face follow each other
     * @param perFace number of pictures of each face
     * @param floor regularisation: added to the variance of every direction, as a share of the mean variance
     */
    public static WhitenedMetric fit(float[][] vectors, int perFace, double floor) {
        int size = vectors[0].length;
        var within = new SquareMatrix(size);
        var mean = new double[size];
        for (int first = 0; first < vectors.length; first += perFace) {
            var faceMean = mean(vectors, first, perFace);
            for (int i = first; i < first + perFace; i++) {
                var difference = new double[size];
                for (int k = 0; k < size; k++) {
                    difference[k] = vectors[i][k] - faceMean[k];
                    mean[k] += vectors[i][k] / vectors.length;
                }
                within.addProducts(difference);
            }
        }
        var covariance = within.scaled(1.0 / vectors.length, 0);
        double ridge = floor * covariance.trace() / size;
        // The fourth root of the covariance, for half of the whitening. Full whitening depends too much on the kinds of
        // wear and light of the synthetic hoard.
        var inverse = covariance.scaled(1, ridge).roots().root().roots().inverse();
        var matrix = new float[size * size];
        var offset = new float[size];
        double scale = size / inverse.trace();
        for (int row = 0; row < size; row++) {
            double shift = 0;
            for (int column = 0; column < size; column++) {
                matrix[row * size + column] = (float) (scale * inverse.at(row, column));
                shift -= scale * inverse.at(row, column) * mean[column];
            }
            offset[row] = (float) shift;
        }
        return new WhitenedMetric(size, matrix, offset);
    }

    private static double[] mean(float[][] vectors, int first, int count) {
        var mean = new double[vectors[first].length];
        for (int i = first; i < first + count; i++) {
            for (int k = 0; k < mean.length; k++) {
                mean[k] += vectors[i][k] / count;
            }
        }
        return mean;
    }

    /** Returns a vector in this metric, scaled to unit length. The exported graph is compared with it. */
    public float[] apply(float[] vector) {
        var result = new double[size];
        double squares = 0;
        for (int row = 0; row < size; row++) {
            double sum = offset[row];
            for (int column = 0; column < size; column++) {
                sum += (double) matrix[row * size + column] * vector[column];
            }
            result[row] = sum;
            squares += sum * sum;
        }
        var unit = new float[size];
        for (int i = 0; i < size; i++) {
            unit[i] = (float) (result[i] / Math.sqrt(squares));
        }
        return unit;
    }
}
