package org.vitrine.search.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Joins what the photographs of one object (obverse, reverse) say into one match per specimen.
 *
 * <p>Each query photograph counts once, by the specimen's photograph that weighs most with it ({@link CandidateScores}); the
 * specimen weighs the mean over the query photographs, times {@link CandidateScorer#together}: two sides are more evidence than one. A photograph told to show another side than the
 * query counts with a discount, so a specimen photographed from the right side goes before. Where a specimen is not among
 * the nearest of one query photograph, that photograph counts with the least it returned: the index vouches for nothing
 * better.
 *
 * @param judge weighs candidates
 * @param otherSideDiscount taken off the similarity of a photograph of another side, in cosine; 0 or more
 * @param sizes what a photograph of an object of another size loses
 */
public record SideFusion(CandidateScorer judge, double otherSideDiscount, SizeRule sizes) {

    /** Best first; each specimen once. */
    static final Comparator<SpecimenMatch> BEST_FIRST = Comparator.comparingDouble(SpecimenMatch::weight)
            .reversed()
            .thenComparing(Comparator.comparingDouble(SpecimenMatch::similarity).reversed())
            .thenComparing(SpecimenMatch::specimen);

    private static final Comparator<MatchCandidate> NEAREST = Comparator.comparingDouble(MatchCandidate::similarity)
            .thenComparing(MatchCandidate::imageId, Comparator.reverseOrder());

    /** The heaviest last; of equal ones, the nearer. */
    private static final Comparator<Seen> LIGHTEST =
            Comparator.comparingDouble(Seen::weight).thenComparing(Seen::candidate, NEAREST);

    /** One match per specimen seen by any query photograph, best first. */
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

    /** Of photographs that disagree about the item, the nearest that names one is accepted. */
    private static Optional<String> itemOf(List<Seen> seen) {
        return seen.stream()
                .map(Seen::candidate)
                .filter(candidate -> candidate.itemId().isPresent())
                .max(NEAREST)
                .flatMap(MatchCandidate::itemId);
    }

    private record Seen(CandidateScores by, MatchCandidate candidate, double weight) {}
}
