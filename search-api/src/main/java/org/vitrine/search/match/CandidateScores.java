package org.vitrine.search.match;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What the candidates of one query photograph weigh, as their {@link CandidateScorer} has it.
 *
 * <p>A candidate farther than all whose strokes were compared stays behind them: it weighs no more than the least of them.
 * One among them that could not be compared weighs what its cosine says. A candidate of another size than the query loses what
 * the {@link SizeRule} says, after that.
 *
 * @param of the query photograph
 * @param floor the least that a compared one weighs, with the similarity of the farthest of them; nothing where none was
 * @param bound no photograph that the index did not return weighs more
 * @param together what the mean over the photographs is multiplied by; a size is of the object and counts once
 */
record CandidateScores(QueryEvidence of, SideFusion fusion, Floor floor, double bound, double together) {

    /** Below {@code similarity} nothing weighs more than {@code weight}. */
    record Floor(double similarity, double weight) {

        static final Floor NONE = new Floor(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    static CandidateScores of(QueryEvidence queryEvidence, SideFusion fusion, double together) {
        var judge = fusion.judge();
        List<MatchCandidate> compared = judge.readsStrokes()
                ? queryEvidence.nearest().stream()
                        .filter(candidate -> candidate.agreement().isPresent())
                        .toList()
                : List.of();
        var plain = new CandidateScores(queryEvidence, fusion, Floor.NONE, 0, together);
        Floor floor = compared.stream()
                .map(candidate -> new Floor(candidate.similarity(), plain.bySimilarity(candidate)))
                .reduce((one, other) -> new Floor(
                        Math.min(one.similarity(), other.similarity()), Math.min(one.weight(), other.weight())))
                .orElse(Floor.NONE);
        OptionalDouble farthest = queryEvidence.nearest().stream()
                .mapToDouble(MatchCandidate::similarity)
                .min();
        double bound = Math.min(floor.weight(), judge.weight(farthest.orElse(-1)));
        return new CandidateScores(queryEvidence, fusion, floor, bound, together);
    }

    double of(MatchCandidate candidate) {
        double looks = bySimilarity(candidate);
        return fusion.judge().weighsInLogOdds()
                ? looks + fusion.sizes().logRatio(of.diameterMm(), candidate.diameterMm()) / together
                : looks;
    }

    private double bySimilarity(MatchCandidate candidate) {
        boolean otherSide = of.side().contradicts(candidate.side());
        double counted = candidate.similarity() - (otherSide ? fusion.otherSideDiscount() : 0);
        double weight = fusion.judge().weight(counted, candidate.agreement());
        boolean behind = candidate.agreement().isEmpty() && candidate.similarity() < floor.similarity();
        return behind ? Math.min(weight, floor.weight()) : weight;
    }
}
