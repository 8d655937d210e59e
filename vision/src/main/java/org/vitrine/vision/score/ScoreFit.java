package org.vitrine.vision.score;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns weights of candidate items into probabilities: a softmax over the items and "none of them".
 *
 * <p>Item {@code i} of weight {@code w} has the logit {@code w / temperature}, none has the logit {@code noneBias}. With one
 * candidate, temperature 1 and bias 0 it is the logistic of the weight.
 *
 * @param temperature divides weights; above 0. Above 1 the weights are too sure of themselves
 * @param noneBias logit of "none of them"
 */
public record ScoreFit(double temperature, double noneBias) {

    /** Weights that are log odds of one candidate alone, as they are. */
    public static final ScoreFit IDENTITY = new ScoreFit(1, 0);

    public ScoreFit {
        if (!(temperature > 0) || !Double.isFinite(temperature)) {
            throw new IllegalArgumentException("temperature is %s; a number above 0 is needed".formatted(temperature));
        }
        if (!Double.isFinite(noneBias)) {
            throw new IllegalArgumentException("noneBias is %s; a finite number is needed".formatted(noneBias));
        }
    }

    /** Probabilities of the items, in the order of their weights, and of none. */
    public ItemProbabilities of(List<Double> weights) {
        double greatest = noneBias;
        for (double weight : weights) {
            greatest = Math.max(greatest, weight / temperature);
        }
        double none = Math.exp(noneBias - greatest);
        double sum = none;
        var items = new ArrayList<Double>(weights.size());
        for (double weight : weights) {
            double each = Math.exp(weight / temperature - greatest);
            items.add(each);
            sum += each;
        }
        double all = sum;
        return new ItemProbabilities(items.stream().map(each -> each / all).toList(), none / all);
    }
}
