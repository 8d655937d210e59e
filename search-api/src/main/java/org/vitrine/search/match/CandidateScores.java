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
 * @param query the query photograph and its candidates
 * @param floor least weight and least similarity of the compared candidates; {@link Floor#NONE} if none was compared
 * @param upperBound upper bound of the weight of a photograph that the index did not return
 * @param multiViewFactor factor of the mean over the query photographs. The size of an object counts once, so its loss
 *     is divided by it
 */
record CandidateScores(
        QueryCandidates query, SideFusion fusion, Floor floor, double upperBound, double multiViewFactor) {

    /** Limit for candidates that were not compared: below {@code similarity}, none weighs more than {@code weight}. */
    record Floor(double similarity, double weight) {

        static final Floor NONE = new Floor(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    static CandidateScores of(QueryCandidates queryEvidence, SideFusion fusion, double multiViewFactor) {
        var scorer = fusion.scorer();
        List<MatchCandidate> compared = scorer.usesEdgeMaps()
                ? queryEvidence.nearest().stream()
                        .filter(candidate -> candidate.agreement().isPresent())
                        .toList()
                : List.of();
        var withoutFloor = new CandidateScores(queryEvidence, fusion, Floor.NONE, 0, multiViewFactor);
        Floor floor = compared.stream()
                .map(candidate -> new Floor(candidate.similarity(), withoutFloor.bySimilarity(candidate)))
                .reduce((one, other) -> new Floor(
                        Math.min(one.similarity(), other.similarity()), Math.min(one.weight(), other.weight())))
                .orElse(Floor.NONE);
        OptionalDouble minSimilarity = queryEvidence.nearest().stream()
                .mapToDouble(MatchCandidate::similarity)
                .min();
        double upperBound = Math.min(floor.weight(), scorer.weight(minSimilarity.orElse(-1)));
        return new CandidateScores(queryEvidence, fusion, floor, upperBound, multiViewFactor);
    }

    double of(MatchCandidate candidate) {
        double visualWeight = bySimilarity(candidate);
        return fusion.scorer().isLogOdds()
                ? visualWeight + fusion.sizes().logRatio(query.diameterMm(), candidate.diameterMm()) / multiViewFactor
                : visualWeight;
    }

    private double bySimilarity(MatchCandidate candidate) {
        boolean otherSide = query.side().contradicts(candidate.side());
        double discounted = candidate.similarity() - (otherSide ? fusion.otherSideDiscount() : 0);
        double weight = fusion.scorer().weight(discounted, candidate.agreement());
        boolean belowFloor = candidate.agreement().isEmpty() && candidate.similarity() < floor.similarity();
        return belowFloor ? Math.min(weight, floor.weight()) : weight;
    }
}
