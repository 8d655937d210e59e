package org.vitrine.search.match;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vitrine.vision.score.ConfidenceRule;
import org.vitrine.vision.score.FittedScore;
import org.vitrine.vision.score.ItemProbabilities;

/**
 * Computes the answer to a query from the candidates that the index returned: fuses the sides of specimens, groups
 * specimens by item, computes scores, and then cuts the list to the number of hits wanted. Pure.
 *
 * <p>Scores are computed over all items of the nearest photographs, whose number does not depend on the number of hits
 * wanted: an item has the same score among 4 and among 100 hits. Items that only a deeper search finds follow after
 * these; their score is 0, and their probability is part of "none".
 *
 * @param fusion computes one match per specimen
 * @param grouping groups specimens by item
 * @param fit converts weights to probabilities; empty if the embedder has no fitted score
 * @param rule thresholds for confident and ambiguous answers
 */
public record Matcher(SideFusion fusion, ItemGrouping grouping, Optional<FittedScore> fit, ConfidenceRule rule) {

    /**
     * The items of an answer.
     *
     * @param hits items, best first
     * @param uncertainty why the best hit is not called a match; empty if it is
     * @param none probability that the right item is none of those that were scored; empty if the embedder has no
     *     fitted score
     * @param ambiguous items that are too close to choose from, best first, also those cut from the hits; empty or at
     *     least two
     */
    public record Answer(
            List<ItemMatch> hits,
            Optional<UncertaintyReason> uncertainty,
            Optional<Double> none,
            List<ItemMatch> ambiguous) {

        public boolean confident() {
            return uncertainty.isEmpty();
        }
    }

    /** Answers from the nearest photographs alone; see {@link #answer(List, List, int, double)}. */
    public Answer answer(List<QueryCandidates> scored, int k, double minScore) {
        return answer(scored, List.of(), k, minScore);
    }

    /**
     * Returns at most {@code k} items that score at least {@code minScore}. Items without a score are kept.
     *
     * @param scored nearest photographs of each query photograph; their number does not depend on {@code k}
     * @param deeper photographs of a deeper search; empty if none was needed
     */
    public Answer answer(List<QueryCandidates> scored, List<QueryCandidates> deeper, int k, double minScore) {
        List<ItemMatch> compared = grouping.group(fusion.fuse(scored));
        Optional<ItemProbabilities> scores = fit.map(it ->
                it.fit().of(compared.stream().map(item -> item.best().weight()).toList()));
        List<ItemMatch> items = scores.map(it -> scored(compared, it)).orElse(compared);
        List<ItemMatch> hits = Stream.concat(items.stream(), unscoredItems(items, deeper).stream())
                .filter(item -> item.score().orElse(1) >= minScore)
                .limit(k)
                .toList();
        List<ItemMatch> ambiguous = scores.map(
                        it -> rule.ambiguous(it).stream().map(items::get).toList())
                .orElse(List.of());
        return new Answer(
                hits, uncertainty(scored, hits, !ambiguous.isEmpty()), scores.map(ItemProbabilities::none), ambiguous);
    }

    private static List<ItemMatch> scored(List<ItemMatch> items, ItemProbabilities scores) {
        return IntStream.range(0, items.size())
                .mapToObj(i -> items.get(i).scored(scores.items().get(i)))
                .toList();
    }

    /** Returns the items of a deeper search that were not scored. */
    private List<ItemMatch> unscoredItems(List<ItemMatch> items, List<QueryCandidates> deeper) {
        Set<SpecimenMatch.GroupKey> known = new HashSet<>();
        Set<SpecimenKey> specimens = new HashSet<>();
        items.stream().flatMap(item -> item.specimens().stream()).forEach(match -> {
            known.add(match.group());
            specimens.add(match.specimen());
        });
        return grouping.group(fusion.fuse(deeper)).stream()
                .filter(item -> !known.contains(item.best().group()))
                .filter(item -> item.specimens().stream().noneMatch(match -> specimens.contains(match.specimen())))
                .map(item -> fit.isPresent() ? item.scored(0) : item)
                .toList();
    }

    private Optional<UncertaintyReason> uncertainty(
            List<QueryCandidates> query, List<ItemMatch> hits, boolean ambiguous) {
        if (hits.isEmpty()) {
            return Optional.of(UncertaintyReason.NOTHING_FOUND);
        }
        if (!query.stream().allMatch(QueryCandidates::located)) {
            return Optional.of(UncertaintyReason.NO_OBJECT_IN_QUERY);
        }
        ItemMatch best = hits.getFirst();
        if (!best.best().located()) {
            return Optional.of(UncertaintyReason.NO_OBJECT_IN_CANDIDATE);
        }
        if (best.score().isEmpty()) {
            return Optional.of(UncertaintyReason.NO_SCORE);
        }
        if (ambiguous) {
            return Optional.of(UncertaintyReason.AMBIGUOUS);
        }
        return best.score().getAsDouble() >= rule.confidentFrom()
                ? Optional.empty()
                : Optional.of(UncertaintyReason.LOW_SCORE);
    }

    /** Returns the items, and the specimens without an item, among the candidates, without scores. */
    public List<ItemMatch> items(List<QueryCandidates> query) {
        return grouping.group(fusion.fuse(query));
    }
}
