package org.vitrine.search.match;

import java.util.List;
import java.util.Optional;

/**
 * The answer to a query from what the index returned: fused, grouped, cut, and honest about its certainty.
 *
 * @param confidentFrom least score of the best hit for the answer to count as one, in [0, 1]
 */
public record Matcher(Fusion fusion, Grouping grouping, double confidentFrom) {

    /**
     * @param hits best first
     * @param doubt why the best hit is not called a match; absent where it is
     */
    public record Answer(List<ItemMatch> hits, Optional<Doubt> doubt) {

        public boolean confident() {
            return doubt.isEmpty();
        }
    }

    /** At most {@code k} items that score at least {@code minScore}; those that nothing can score are kept. */
    public Answer answer(List<Evidence> query, int k, double minScore) {
        List<ItemMatch> items = grouping.group(fusion.fuse(query));
        List<ItemMatch> hits = items.stream()
                .filter(item -> item.best().score().orElse(1) >= minScore)
                .limit(k)
                .toList();
        return new Answer(hits, doubt(query, hits));
    }

    private Optional<Doubt> doubt(List<Evidence> query, List<ItemMatch> hits) {
        if (hits.isEmpty()) {
            return Optional.of(Doubt.NOTHING_FOUND);
        }
        if (!query.stream().allMatch(Evidence::located)) {
            return Optional.of(Doubt.NO_OBJECT_IN_QUERY);
        }
        SpecimenMatch best = hits.getFirst().best();
        if (!best.located()) {
            return Optional.of(Doubt.NO_OBJECT_IN_CANDIDATE);
        }
        if (best.score().isEmpty()) {
            return Optional.of(Doubt.NO_SCORE);
        }
        return best.score().getAsDouble() >= confidentFrom ? Optional.empty() : Optional.of(Doubt.LOW_SCORE);
    }

    /** How many different items or lone specimens the evidence speaks of. */
    public int groups(List<Evidence> query) {
        return grouping.group(fusion.fuse(query)).size();
    }
}
