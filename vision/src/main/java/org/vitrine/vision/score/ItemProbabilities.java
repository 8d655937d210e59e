package org.vitrine.vision.score;

import java.util.List;

/**
 * Probabilities that sum to 1.
 *
 * @param items of each candidate item, in [0, 1], in the order of the candidates
 * @param none that the right item is none of the candidates, in [0, 1]
 */
public record ItemProbabilities(List<Double> items, double none) {

    public ItemProbabilities {
        items = List.copyOf(items);
    }
}
