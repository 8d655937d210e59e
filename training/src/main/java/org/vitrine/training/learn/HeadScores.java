package org.vitrine.training.learn;

import java.util.List;

/** Logits of all classes that a head computed for one vector. */
public final class HeadScores {

    private final double[] values;

    HeadScores(double[] values) {
        this.values = values;
    }

    /** Position of the class with the largest logit; the first one if several are equal. */
    public int best() {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best;
    }

    /**
     * Probability of a class by softmax, in [0, 1].
     *
     * @param temperature divides the logits; above 0
     */
    public double probability(int label, double temperature) {
        return Math.exp(logProbability(label, temperature));
    }

    /** The logits in the order of a longer list of labels. Labels that are not in {@code from} get probability 0. */
    HeadScores reordered(List<String> from, List<String> to) {
        var wider = new double[to.size()];
        for (int i = 0; i < wider.length; i++) {
            int at = from.indexOf(to.get(i));
            wider[i] = at < 0 ? Double.NEGATIVE_INFINITY : values[at];
        }
        return new HeadScores(wider);
    }

    double logProbability(int label, double temperature) {
        double largest = values[best()];
        double sum = 0;
        for (double value : values) {
            sum += Math.exp((value - largest) / temperature);
        }
        return (values[label] - largest) / temperature - Math.log(sum);
    }
}
