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
    private static final double LEAST_SPREAD = 1e-6;

    private final float[] middle;
    private final double spread;
    private final FeatureDirections featureDirections;
    private final String[] names;

    private CentredVectors(float[] middle, double spread, FeatureDirections featureDirections) {
        this.middle = middle;
        this.spread = spread;
        this.featureDirections = featureDirections;
        // Tribuo orders features by their names.
        this.names = IntStream.range(0, featureDirections.count())
                .mapToObj(i -> String.format(Locale.ROOT, "f%06d", i))
                .toArray(String[]::new);
    }

    /**
     * Computes mean and spread of the training data. With few classes all numbers of a vector are used, with many only
     * their principal components.
     *
     * @param lessons at least one
     */
    static CentredVectors of(List<TrainingExample> lessons, int classes, HeadHyperparameters headHyperparameters) {
        int dimension = lessons.getFirst().vector().dimension();
        var sums = new double[dimension];
        double squares = 0;
        for (var lesson : lessons) {
            for (int i = 0; i < dimension; i++) {
                double number = lesson.vector().at(i);
                sums[i] += number / lessons.size();
                squares += number * number / lessons.size();
            }
        }
        var middle = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            middle[i] = (float) sums[i];
            squares -= sums[i] * sums[i];
        }
        double spread = Math.max(LEAST_SPREAD, Math.sqrt(Math.max(0, squares) / dimension));
        return new CentredVectors(middle, spread, directions(lessons, classes, middle, spread, headHyperparameters));
    }

    private static FeatureDirections directions(
            List<TrainingExample> lessons,
            int classes,
            float[] middle,
            double spread,
            HeadHyperparameters headHyperparameters) {
        if ((long) classes * middle.length <= headHyperparameters.wholeUpTo()) {
            return new FeatureDirections.Whole(middle.length);
        }
        var vectors =
                lessons.stream().map(lesson -> centred(lesson, middle, spread)).toArray(float[][]::new);
        return PrincipalComponents.of(vectors, headHyperparameters.directions(), headHyperparameters.seed());
    }

    private static float[] centred(TrainingExample lesson, float[] middle, double spread) {
        var centred = new float[middle.length];
        for (int i = 0; i < centred.length; i++) {
            centred[i] = (float) ((lesson.vector().at(i) - middle[i]) / spread);
        }
        return centred;
    }

    /** Names of the features, one for each direction. */
    String[] names() {
        return names;
    }

    /** Features of a training example: its standardised vector along the directions. */
    double[] of(TrainingExample lesson) {
        return featureDirections.along(centred(lesson, middle, spread));
    }

    /**
     * Converts learned weights into a head for the original vectors.
     *
     * @param learnt weights by Tribuo: a row for each class, the last column is the bias
     * @param rows row of each label in {@code learnt}
     */
    LinearHead head(List<String> labels, org.tribuo.math.la.DenseMatrix learnt, List<Integer> rows) {
        var weights = new float[labels.size() * middle.length];
        var biases = new float[labels.size()];
        for (int label = 0; label < biases.length; label++) {
            int row = rows.get(label);
            var along = new float[featureDirections.count()];
            for (int i = 0; i < along.length; i++) {
                along[i] = (float) (learnt.get(row, i) / spread);
            }
            System.arraycopy(featureDirections.back(along), 0, weights, label * middle.length, middle.length);
            biases[label] = (float) learnt.get(row, along.length);
        }
        return new LinearHead(labels, middle, weights, biases);
    }
}
