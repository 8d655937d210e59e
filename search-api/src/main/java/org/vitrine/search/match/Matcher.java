package org.vitrine.search.match;

import java.util.List;

/**
 * The answer to a query from what the index returned: fused, grouped, cut, and honest about its certainty.
 *
 * @param confidentFrom least score of the best hit for the answer to count as one, in [0, 1]
 */
public record Matcher(Fusion fusion, Grouping grouping, double confidentFrom) {

    /**
     * @param hits best first
     * @param confident whether the best hit is probable enough to be called a match; never where no probability is known
     */
    public record Answer(List<ItemMatch> hits, boolean confident) {}

    /** At most {@code k} items that score at least {@code minScore}; those that nothing can score are kept. */
    public Answer answer(List<Evidence> query, int k, double minScore) {
        List<ItemMatch> items = grouping.group(fusion.fuse(query));
        List<ItemMatch> hits = items.stream()
                .filter(item -> item.best().score().orElse(1) >= minScore)
                .limit(k)
                .toList();
        boolean confident = !hits.isEmpty() && hits.getFirst().best().score().orElse(0) >= confidentFrom;
        return new Answer(hits, confident);
    }

    /** How many different items or lone specimens the evidence speaks of. */
    public int groups(List<Evidence> query) {
        return grouping.group(fusion.fuse(query)).size();
    }
}
