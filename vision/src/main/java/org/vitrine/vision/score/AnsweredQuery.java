package org.vitrine.vision.score;

import java.util.List;
import java.util.OptionalInt;

/**
 * A query for which the right answer is known; input of {@link ScoreFitting}.
 *
 * @param weights weights of the candidate items, each from its best photographs; finite; empty if there was no
 *     candidate
 * @param right index of the right item among them; empty if none of them is right
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

    /** Creates a query with these candidates, none of which is right. */
    public static AnsweredQuery none(List<Double> weights) {
        return new AnsweredQuery(weights, OptionalInt.empty());
    }
}
