package org.vitrine.recipes.learn;

/**
 * What differs between pictures of one face counts less: the mean is taken away, and directions are divided by a power of how much
 * they vary within faces (within-class covariance normalisation; Hatch, Kajarekar, Stolcke, Interspeech 2006). In closed form.
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

    /** Result × vector, row by row. */
    public float[] matrix() {
        return matrix.clone();
    }

    /** Added to each result. */
    public float[] offset() {
        return offset.clone();
    }

    public int size() {
        return size;
    }

    /**
     * @param vectors of pictures, those of one face one after the other
     * @param perFace how many of each face
     * @param floor added to what directions vary by, as a share of the mean
     */
    public static WhitenedMetric learnt(float[][] vectors, int perFace, double floor) {
        int size = vectors[0].length;
        var within = new SquareMatrix(size);
        var mean = new double[size];
        for (int first = 0; first < vectors.length; first += perFace) {
            var middle = mean(vectors, first, perFace);
            for (int i = first; i < first + perFace; i++) {
                var apart = new double[size];
                for (int k = 0; k < size; k++) {
                    apart[k] = vectors[i][k] - middle[k];
                    mean[k] += vectors[i][k] / vectors.length;
                }
                within.addProducts(apart);
            }
        }
        var covariance = within.scaled(1.0 / vectors.length, 0);
        double ridge = floor * covariance.trace() / size;
        // The fourth root, for half of the whitening: all of it trusts the hoard's kinds of wear and light too much.
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

    /** The vector in this metric, of unit length: what the exported graph is compared with. */
    public float[] applied(float[] vector) {
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
