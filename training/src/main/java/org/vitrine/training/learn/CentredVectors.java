package org.vitrine.training.learn;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Standardises vectors for the training: subtracts their mean and divides by their spread, so that one learning rate
 * suits all embedders. {@link #head} converts the learned weights back to weights for the original vectors.
 */
final class CentredVectors {

    /** Lower bound of the spread, against division by 0 where all vectors are equal. */
    private static final double MIN_SPREAD = 1e-6;

    private final float[] mean;
    private final double spread;
    private final FeatureDirections featureDirections;
    private final String[] featureNames;

    private CentredVectors(float[] mean, double spread, FeatureDirections featureDirections) {
        this.mean = mean;
        this.spread = spread;
        this.featureDirections = featureDirections;
        // Tribuo orders features by their names.
        this.featureNames = IntStream.range(0, featureDirections.count())
                .mapToObj(i -> String.format(Locale.ROOT, "f%06d", i))
                .toArray(String[]::new);
    }

    /**
     * Computes mean and spread of the training data. With few classes all numbers of a vector are used, with many only
     * their principal components.
     *
     * @param examples at least one
     */
    static CentredVectors of(List<TrainingExample> examples, int classes, HeadHyperparameters headHyperparameters) {
        int dimension = examples.getFirst().vector().dimension();
        var sums = new double[dimension];
        double squares = 0;
        for (var example : examples) {
            for (int i = 0; i < dimension; i++) {
                double number = example.vector().at(i);
                sums[i] += number / examples.size();
                squares += number * number / examples.size();
            }
        }
        var mean = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            mean[i] = (float) sums[i];
            squares -= sums[i] * sums[i];
        }
        double spread = Math.max(MIN_SPREAD, Math.sqrt(Math.max(0, squares) / dimension));
        return new CentredVectors(mean, spread, directions(examples, classes, mean, spread, headHyperparameters));
    }

    private static FeatureDirections directions(
            List<TrainingExample> examples,
            int classes,
            float[] mean,
            double spread,
            HeadHyperparameters headHyperparameters) {
        if ((long) classes * mean.length <= headHyperparameters.fullVectorsUpTo()) {
            return new FeatureDirections.AllAxes(mean.length);
        }
        var vectors =
                examples.stream().map(example -> centred(example, mean, spread)).toArray(float[][]::new);
        return PrincipalComponents.of(vectors, headHyperparameters.directions(), headHyperparameters.seed());
    }

    private static float[] centred(TrainingExample example, float[] mean, double spread) {
        var centred = new float[mean.length];
        for (int i = 0; i < centred.length; i++) {
            centred[i] = (float) ((example.vector().at(i) - mean[i]) / spread);
        }
        return centred;
    }

    /** Names of the features, one for each direction. */
    String[] featureNames() {
        return featureNames;
    }

    /** Features of a training example: its standardised vector along the directions. */
    double[] of(TrainingExample example) {
        return featureDirections.along(centred(example, mean, spread));
    }

    /**
     * Converts learned weights into a head for the original vectors.
     *
     * @param weightMatrix weights by Tribuo: a row for each class, the last column is the bias
     * @param rows row of each label in {@code weightMatrix}
     */
    LinearHead head(List<String> labels, org.tribuo.math.la.DenseMatrix weightMatrix, List<Integer> rows) {
        var weights = new float[labels.size() * mean.length];
        var biases = new float[labels.size()];
        for (int label = 0; label < biases.length; label++) {
            int row = rows.get(label);
            var along = new float[featureDirections.count()];
            for (int i = 0; i < along.length; i++) {
                along[i] = (float) (weightMatrix.get(row, i) / spread);
            }
            System.arraycopy(featureDirections.toVector(along), 0, weights, label * mean.length, mean.length);
            biases[label] = (float) weightMatrix.get(row, along.length);
        }
        return new LinearHead(labels, mean, weights, biases);
    }
}
