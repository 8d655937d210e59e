package org.vitrine.search.match;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What the candidates of one query photograph weigh, as their {@link Judge} has it.
 *
 * <p>A candidate farther than all whose strokes were compared stays behind them: it weighs no more than the least of them.
 * One among them that could not be compared weighs what its cosine says.
 *
 * @param side what the query photograph shows
 * @param floor the least that a compared one weighs, with the similarity of the farthest of them; nothing where none was
 * @param bound no photograph that the index did not return weighs more
 */
record Weighing(Side side, Judge judge, double otherSideDiscount, Floor floor, double bound) {

    /** Below {@code similarity} nothing weighs more than {@code weight}. */
    record Floor(double similarity, double weight) {

        static final Floor NONE = new Floor(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    static Weighing of(Evidence evidence, Judge judge, double otherSideDiscount) {
        List<Candidate> compared = judge.readsStrokes()
                ? evidence.nearest().stream()
                        .filter(candidate -> candidate.agreement().isPresent())
                        .toList()
                : List.of();
        var plain = new Weighing(evidence.side(), judge, otherSideDiscount, Floor.NONE, 0);
        Floor floor = compared.stream()
                .map(candidate -> new Floor(candidate.similarity(), plain.of(candidate)))
                .reduce((one, other) -> new Floor(
                        Math.min(one.similarity(), other.similarity()), Math.min(one.weight(), other.weight())))
                .orElse(Floor.NONE);
        OptionalDouble farthest =
                evidence.nearest().stream().mapToDouble(Candidate::similarity).min();
        double bound = Math.min(floor.weight(), judge.weight(farthest.orElse(-1)));
        return new Weighing(evidence.side(), judge, otherSideDiscount, floor, bound);
    }

    double of(Candidate candidate) {
        boolean otherSide = side.contradicts(candidate.side());
        double counted = candidate.similarity() - (otherSide ? otherSideDiscount : 0);
        double weight = judge.weight(counted, candidate.agreement());
        boolean behind = candidate.agreement().isEmpty() && candidate.similarity() < floor.similarity();
        return behind ? Math.min(weight, floor.weight()) : weight;
    }
}
