package org.vitrine.vision.score;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Decides when the best item of an answer counts as a match, and when several items are too close to choose from.
 *
 * @param confidentFrom least score of the best item for a match, in [0, 1]
 * @param closeFrom share of the best score from which on another item is close to the best, in (0, 1]
 * @param togetherFrom least sum of the scores of close items for an ambiguous answer, in [0, 1]: below it, "none" or
 *     the other items are more likely than the whole group
 */
public record ConfidenceRule(double confidentFrom, double closeFrom, double togetherFrom) {

    /** The defaults of {@code vitrine.search.match}. */
    public static final ConfidenceRule STANDARD = new ConfidenceRule(0.85, 0.25, 0.5);

    /**
     * Returns the indexes of the items that are too close to choose from, best first: two or more, or none if the best
     * item is clear.
     */
    public List<Integer> ambiguous(ItemProbabilities scores) {
        double best = scores.items().stream().mapToDouble(each -> each).max().orElse(0);
        var close = IntStream.range(0, scores.items().size())
                .boxed()
                .filter(i -> scores.items().get(i) >= closeFrom * best)
                .sorted(Comparator.comparing((Integer i) -> scores.items().get(i))
                        .reversed())
                .toList();
        double together = close.stream().mapToDouble(i -> scores.items().get(i)).sum();
        return close.size() > 1 && together >= togetherFrom ? close : List.of();
    }

    /** Whether the best item counts as a match. */
    public boolean confident(ItemProbabilities scores) {
        return scores.items().stream().anyMatch(score -> score >= confidentFrom)
                && ambiguous(scores).isEmpty();
    }
}
