package org.vitrine.vision.score;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * When the best item of an answer is called a match, and when several are too close to choose from.
 *
 * @param confidentFrom least score of the best item, in [0, 1]
 * @param closeFrom items whose score is at least this share of the best one's are close to it, in (0, 1]
 * @param togetherFrom least sum of the scores of close items to be called ambiguous, in [0, 1]: below it, "none" or the rest is
 *     likelier than the whole group
 */
public record ConfidenceRule(double confidentFrom, double closeFrom, double togetherFrom) {

    /** As {@code vitrine.search.match} has it. */
    public static final ConfidenceRule STANDARD = new ConfidenceRule(0.85, 0.25, 0.5);

    /** Positions of the items that are too close to choose from, best first; empty where the best stands alone, else two or more. */
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

    /** Whether the best item is called a match. */
    public boolean confident(ItemProbabilities scores) {
        return scores.items().stream().anyMatch(score -> score >= confidentFrom)
                && ambiguous(scores).isEmpty();
    }
}
