package org.vitrine.vision.score;

import java.util.List;
import java.util.OptionalInt;

/**
 * A query whose right answer is known.
 *
 * @param weights of its candidate items, each by its best photographs; finite; empty where there was no candidate
 * @param right position of the right item among them; empty where none of them is right
 */
public record AnsweredQuery(List<Double> weights, OptionalInt right) {

    public AnsweredQuery {
        weights = List.copyOf(weights);
        if (weights.stream().anyMatch(weight -> !Double.isFinite(weight))) {
            throw new IllegalArgumentException("a weight is not finite: " + weights);
        }
        if (right.isPresent() && (right.getAsInt() < 0 || right.getAsInt() >= weights.size())) {
            throw new IllegalArgumentException(
                    "right is %d, of %d candidates".formatted(right.getAsInt(), weights.size()));
        }
    }

    /** The query had these candidates, and none of them is right. */
    public static AnsweredQuery none(List<Double> weights) {
        return new AnsweredQuery(weights, OptionalInt.empty());
    }
}
