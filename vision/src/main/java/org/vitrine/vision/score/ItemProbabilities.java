package org.vitrine.vision.score;

import java.util.List;

/**
 * Match scores of the candidate items of one answer, and the probability of none; together they sum to 1.
 *
 * @param items probability of each candidate item, in [0, 1], in the order of the candidates
 * @param none probability that the right item is none of the candidates, in [0, 1]
 */
public record ItemProbabilities(List<Double> items, double none) {

    public ItemProbabilities {
        items = List.copyOf(items);
    }
}
