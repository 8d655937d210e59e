package org.vitrine.search.near;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.vitrine.imageindex.Exclusion;
import org.vitrine.search.match.ItemMatch;
import org.vitrine.search.match.Matcher;
import org.vitrine.search.match.SearchDepth;

/**
 * The rounds of one search. The first returns the nearest photographs, over which scores are computed. While the rounds
 * so far have too few items, a further round returns the nearest photographs of other items. So an item with very many
 * photographs takes one round. Pure.
 *
 * @param first what the first round returned
 * @param firstSize number of photographs that the first round requested for each query photograph
 * @param further what the rounds after the first returned; empty if there was none
 * @param requested number of photographs that all rounds requested for each query photograph
 * @param excluded what the last round left out
 * @param exhausted whether the index has no other photographs
 */
record SearchRounds(
        IndexHits first,
        int firstSize,
        Optional<IndexHits> further,
        int requested,
        Exclusion excluded,
        boolean exhausted) {

    /**
     * A round.
     *
     * @param photographs maximum number of photographs for each query photograph
     * @param exclusion what it leaves out
     */
    record Round(int photographs, Exclusion exclusion) {}

    static SearchRounds of(Round round, IndexHits hits) {
        return new SearchRounds(
                hits,
                round.photographs(),
                Optional.empty(),
                round.photographs(),
                round.exclusion(),
                hits.returned() < round.photographs());
    }

    SearchRounds and(Round round, IndexHits hits) {
        return new SearchRounds(
                first,
                firstSize,
                Optional.of(further.map(it -> it.and(hits)).orElse(hits)),
                requested + round.photographs(),
                round.exclusion(),
                hits.returned() < round.photographs());
    }

    /**
     * Returns the next round; empty if there are enough items, the index has no other photographs, or the maximum
     * number of photographs is reached. It is empty also where the next round would be the same as the last: a name
     * that is too long for the index cannot be left out. And it is empty where only items with a score are wanted,
     * because an item that a further round finds has the score 0.
     */
    Optional<Round> next(NearestItemsQuery query, Matcher matcher, SearchDepth depth) {
        if (exhausted || (query.minScore() > 0 && matcher.fit().isPresent())) {
            return Optional.empty();
        }
        var all = further.map(first::and).orElse(first);
        var items = matcher.items(all.queryCandidates());
        int photographs = depth.next(query.k(), firstSize, requested);
        if (items.size() >= query.k() || photographs == 0) {
            return Optional.empty();
        }
        var exclusion = all.exclusion(query, itemIds(items));
        return exclusion.equals(excluded) ? Optional.empty() : Optional.of(new Round(photographs, exclusion));
    }

    private static Set<String> itemIds(List<ItemMatch> items) {
        return items.stream().flatMap(item -> item.best().itemId().stream()).collect(Collectors.toSet());
    }
}
