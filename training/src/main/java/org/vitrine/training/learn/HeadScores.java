package org.vitrine.training.learn;

import java.util.List;

/** What a head gives each class, before it is made a probability. */
public final class HeadScores {

    private final double[] values;

    HeadScores(double[] values) {
        this.values = values;
    }

    public int best() {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best;
    }

    /** Probability of a class by the soft maximum, in [0, 1]. */
    public double probability(int label, double temperature) {
        return Math.exp(logProbability(label, temperature));
    }

    /** The same in the order of more labels; those that are new get no chance. */
    HeadScores spread(List<String> from, List<String> to) {
        var wider = new double[to.size()];
        for (int i = 0; i < wider.length; i++) {
            int at = from.indexOf(to.get(i));
            wider[i] = at < 0 ? Double.NEGATIVE_INFINITY : values[at];
        }
        return new HeadScores(wider);
    }

    double logProbability(int label, double temperature) {
        double most = values[best()];
        double sum = 0;
        for (double value : values) {
            sum += Math.exp((value - most) / temperature);
        }
        return (values[label] - most) / temperature - Math.log(sum);
    }
}
