package org.vitrine.search.match;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Weights of the candidates of one query photograph, computed by a {@link CandidateScorer}.
 *
 * <p>A candidate whose edge map was not compared, and that is farther than all that were compared, weighs no more than
 * the least of these. A candidate among them that could not be compared is weighted by its cosine. The loss for a
 * different size, see {@link SizeRule}, is applied after that.
 *
 * @param of the query photograph and its candidates
 * @param floor least weight and least similarity of the compared candidates; {@link Floor#NONE} if none was compared
 * @param bound upper bound of the weight of a photograph that the index did not return
 * @param together factor of the mean over the query photographs. The size of an object counts once, so its loss is
 *     divided by it
 */
record CandidateScores(QueryEvidence of, SideFusion fusion, Floor floor, double bound, double together) {

    /** Limit for candidates that were not compared: below {@code similarity}, none weighs more than {@code weight}. */
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
