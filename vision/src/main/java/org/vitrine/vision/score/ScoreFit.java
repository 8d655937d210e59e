package org.vitrine.vision.score;

import java.util.ArrayList;
import java.util.List;

/**
 * Converts weights of candidate items to probabilities: a softmax over the items and "none of them".
 *
 * <p>An item of weight {@code w} has the logit {@code w / temperature}; none has the logit {@code noneBias}. With one
 * candidate, temperature 1 and bias 0 the result is the logistic function of the weight.
 *
 * @param temperature divisor of the weights, above 0; above 1 it corrects weights that are overconfident
 * @param noneBias logit of "none of them"
 */
public record ScoreFit(double temperature, double noneBias) {

    /** Keeps weights that are log odds of a single candidate as they are. */
    public static final ScoreFit IDENTITY = new ScoreFit(1, 0);

    public ScoreFit {
        if (!(temperature > 0) || !Double.isFinite(temperature)) {
            throw new IllegalArgumentException("temperature is %s; a number above 0 is needed".formatted(temperature));
        }
        if (!Double.isFinite(noneBias)) {
            throw new IllegalArgumentException("noneBias is %s; a finite number is needed".formatted(noneBias));
        }
    }

    /** Returns the probabilities of the items, in the order of their weights, and of none. */
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
