package org.vitrine.search.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Combines the candidates of all query photographs of one object (obverse, reverse) to one match per specimen.
 *
 * <p>Of the photographs of a specimen, the one with the greatest weight ({@link CandidateScores}) counts for each query
 * photograph. The weight of the specimen is the mean over the query photographs, times
 * {@link CandidateScorer#multiViewFactor}: two sides are more evidence than one. A photograph known to show another
 * side than the query has a discount, so that a specimen photographed from the right side ranks first. If a specimen is
 * not among the candidates of a query photograph, the upper bound for photographs that the index did not return counts.
 *
 * @param scorer computes weights
 * @param otherSideDiscount subtracted from the similarity of a photograph of another side, in cosine; 0 or more
 * @param sizes loss of weight for an object of another size
 */
public record SideFusion(CandidateScorer scorer, double otherSideDiscount, SizeRule sizes) {

    /** Greatest weight first; of equal ones, the more similar specimen. */
    static final Comparator<SpecimenMatch> BEST_FIRST = Comparator.comparingDouble(SpecimenMatch::weight)
            .reversed()
            .thenComparing(Comparator.comparingDouble(SpecimenMatch::similarity).reversed())
            .thenComparing(SpecimenMatch::specimen);

    private static final Comparator<MatchCandidate> NEAREST = Comparator.comparingDouble(MatchCandidate::similarity)
            .thenComparing(MatchCandidate::imageId, Comparator.reverseOrder());

    /** Orders by weight, the greatest last; of equal ones, the nearer photograph is last. */
    private static final Comparator<WeightedCandidate> BY_WEIGHT =
            Comparator.comparingDouble(WeightedCandidate::weight).thenComparing(WeightedCandidate::candidate, NEAREST);

    /** Returns one match for each specimen that any query photograph has among its candidates, best first. */
    public List<SpecimenMatch> fuse(List<QueryCandidates> query) {
        int photographs = (int)
                query.stream().filter(evidence -> !evidence.nearest().isEmpty()).count();
        double multiViewFactor = scorer.multiViewFactor(photographs);
        List<CandidateScores> allScores = new ArrayList<>();
        Map<SpecimenKey, List<WeightedCandidate>> bySpecimen = new LinkedHashMap<>();
        for (QueryCandidates evidence : query) {
            if (evidence.nearest().isEmpty()) {
                continue;
            }
            var scores = CandidateScores.of(evidence, this, multiViewFactor);
            allScores.add(scores);
            for (MatchCandidate candidate : evidence.nearest()) {
                bySpecimen
                        .computeIfAbsent(candidate.specimen(), _ -> new ArrayList<>())
                        .add(new WeightedCandidate(scores, candidate, scores.of(candidate)));
            }
        }
        return bySpecimen.values().stream()
                .map(candidates -> match(candidates, allScores, multiViewFactor))
                .sorted(BEST_FIRST)
                .toList();
    }

    private SpecimenMatch match(
            List<WeightedCandidate> candidates, List<CandidateScores> allScores, double multiViewFactor) {
        var best = new ArrayList<WeightedCandidate>();
        double sum = 0;
        for (CandidateScores scores : allScores) {
            Optional<WeightedCandidate> heaviest =
                    candidates.stream().filter(it -> it.scores() == scores).max(BY_WEIGHT);
            heaviest.ifPresent(best::add);
            sum += heaviest.map(WeightedCandidate::weight).orElseGet(scores::upperBound);
        }
        double weight = multiViewFactor * sum / allScores.size();
        MatchCandidate representative =
                best.stream().max(BY_WEIGHT).orElseThrow().candidate();
        OptionalDouble similarity =
                best.stream().mapToDouble(it -> it.candidate().similarity()).average();
        return new SpecimenMatch(
                representative.specimen(),
                itemOf(candidates),
                representative.imageId(),
                representative.side(),
                similarity.orElseThrow(),
                weight,
                best.stream().allMatch(it -> it.candidate().located()),
                representative.agreement());
    }

    /**
     * Returns the item of a specimen. If its photographs name different items, the nearest photograph that names one
     * decides.
     */
    private static Optional<String> itemOf(List<WeightedCandidate> candidates) {
        return candidates.stream()
                .map(WeightedCandidate::candidate)
                .filter(candidate -> candidate.itemId().isPresent())
                .max(NEAREST)
                .flatMap(MatchCandidate::itemId);
    }

    private record WeightedCandidate(CandidateScores scores, MatchCandidate candidate, double weight) {}
}
