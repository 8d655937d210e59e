package org.vitrine.training.learn;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Moves vectors to their middle and to a size that steps of one length suit, and takes the size back out of the weights. */
final class Centred {

    private static final double LEAST_SPREAD = 1e-6;

    private final float[] middle;
    private final double spread;
    private final String[] names;

    private Centred(float[] middle, double spread) {
        this.middle = middle;
        this.spread = spread;
        // Tribuo numbers features in the order of their names.
        this.names = IntStream.range(0, middle.length)
                .mapToObj(i -> String.format(Locale.ROOT, "f%06d", i))
                .toArray(String[]::new);
    }

    static Centred of(List<Lesson> lessons) {
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
        return new Centred(middle, Math.max(LEAST_SPREAD, Math.sqrt(Math.max(0, squares) / dimension)));
    }

    String[] names() {
        return names;
    }

    double[] of(Lesson lesson) {
        var centred = new double[middle.length];
        for (int i = 0; i < centred.length; i++) {
            centred[i] = (lesson.vector().at(i) - middle[i]) / spread;
        }
        return centred;
    }

    /** Weights for vectors of their own size, of weights for those learnt from. */
    Head head(List<String> labels, org.tribuo.math.la.DenseMatrix learnt, List<Integer> rows) {
        var weights = new float[labels.size() * middle.length];
        var biases = new float[labels.size()];
        for (int label = 0; label < biases.length; label++) {
            int row = rows.get(label);
            for (int i = 0; i < middle.length; i++) {
                weights[label * middle.length + i] = (float) (learnt.get(row, i) / spread);
            }
            biases[label] = (float) learnt.get(row, middle.length);
        }
        return new Head(labels, middle, weights, biases);
    }
}
