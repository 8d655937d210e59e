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
 * {@link CandidateScorer#together}: two sides are more evidence than one. A photograph known to show another side than
 * the query has a discount, so that a specimen photographed from the right side ranks first. If a specimen is not among
 * the candidates of a query photograph, the upper bound for photographs that the index did not return counts.
 *
 * @param judge computes weights
 * @param otherSideDiscount subtracted from the similarity of a photograph of another side, in cosine; 0 or more
 * @param sizes loss of weight for an object of another size
 */
public record SideFusion(CandidateScorer judge, double otherSideDiscount, SizeRule sizes) {

    /** Greatest weight first; of equal ones, the more similar specimen. */
    static final Comparator<SpecimenMatch> BEST_FIRST = Comparator.comparingDouble(SpecimenMatch::weight)
            .reversed()
            .thenComparing(Comparator.comparingDouble(SpecimenMatch::similarity).reversed())
            .thenComparing(SpecimenMatch::specimen);

    private static final Comparator<MatchCandidate> NEAREST = Comparator.comparingDouble(MatchCandidate::similarity)
            .thenComparing(MatchCandidate::imageId, Comparator.reverseOrder());

    /** Orders by weight, the greatest last; of equal ones, the nearer photograph is last. */
    private static final Comparator<Seen> LIGHTEST =
            Comparator.comparingDouble(Seen::weight).thenComparing(Seen::candidate, NEAREST);

    /** Returns one match for each specimen that any query photograph has among its candidates, best first. */
    public List<SpecimenMatch> fuse(List<QueryEvidence> query) {
        int photographs = (int)
                query.stream().filter(evidence -> !evidence.nearest().isEmpty()).count();
        double together = judge.together(photographs);
        List<CandidateScores> answered = new ArrayList<>();
        Map<SpecimenKey, List<Seen>> bySpecimen = new LinkedHashMap<>();
        for (QueryEvidence evidence : query) {
            if (evidence.nearest().isEmpty()) {
                continue;
            }
            var weighing = CandidateScores.of(evidence, this, together);
            answered.add(weighing);
            for (MatchCandidate candidate : evidence.nearest()) {
                bySpecimen
                        .computeIfAbsent(candidate.specimen(), _ -> new ArrayList<>())
                        .add(new Seen(weighing, candidate, weighing.of(candidate)));
            }
        }
        return bySpecimen.values().stream()
                .map(seen -> match(seen, answered, together))
                .sorted(BEST_FIRST)
                .toList();
    }

    private SpecimenMatch match(List<Seen> seen, List<CandidateScores> answered, double together) {
        var best = new ArrayList<Seen>();
        double sum = 0;
        for (CandidateScores weighing : answered) {
            Optional<Seen> heaviest =
                    seen.stream().filter(it -> it.by() == weighing).max(LIGHTEST);
            heaviest.ifPresent(best::add);
            sum += heaviest.map(Seen::weight).orElseGet(weighing::bound);
        }
        double weight = together * sum / answered.size();
        MatchCandidate shown = best.stream().max(LIGHTEST).orElseThrow().candidate();
        OptionalDouble similarity =
                best.stream().mapToDouble(it -> it.candidate().similarity()).average();
        return new SpecimenMatch(
                shown.specimen(),
                itemOf(seen),
                shown.imageId(),
                shown.side(),
                similarity.orElseThrow(),
                weight,
                best.stream().allMatch(it -> it.candidate().located()),
                shown.agreement());
    }

    /**
     * Returns the item of a specimen. If its photographs name different items, the nearest photograph that names one
     * decides.
     */
    private static Optional<String> itemOf(List<Seen> seen) {
        return seen.stream()
                .map(Seen::candidate)
                .filter(candidate -> candidate.itemId().isPresent())
                .max(NEAREST)
                .flatMap(MatchCandidate::itemId);
    }

    private record Seen(CandidateScores by, MatchCandidate candidate, double weight) {}
}
