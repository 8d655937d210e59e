package org.vitrine.search.accuracy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.vitrine.imageindex.IndexedCandidate;
import org.vitrine.imageindex.IndexedDecision;
import org.vitrine.imageindex.ModelReference;
import org.vitrine.vision.score.AnsweredQuery;
import org.vitrine.vision.score.ScoreFit;

/**
 * Extracts the data that a score is fitted to from decisions: for each judged answer the weights of the items that were
 * shown, and which of them was right. Pure.
 */
final class AnsweredQueries {

    /** Resolution of scores: they are written with six decimals. */
    private static final double SCORE_RESOLUTION = 1e-6;

    /**
     * Minimum difference between the weights of the first and the last candidate from which a temperature can be
     * computed.
     */
    private static final double MIN_DIFFERENCE = 0.1;

    private AnsweredQueries() {}

    /**
     * Returns one query for each judged answer whose evidence names the model and has the weight of each candidate with
     * a score above 0. Leaves out the other answers, and those that attach the specimen to an item that was not shown.
     *
     * @param shipped the shipped fit; its temperature is used if the evidence has none and none can be computed from it
     */
    static List<AnsweredQuery> of(List<JudgedAnswers.JudgedDecision> judged, ModelReference model, ScoreFit shipped) {
        return judged.stream()
                .filter(it -> it.evidence().models().stream().anyMatch(named -> isSame(named, model)))
                .flatMap(it -> of(it, shipped).stream())
                .toList();
    }

    private static boolean isSame(ModelReference one, ModelReference other) {
        return one.provider().equals(other.provider())
                && one.name().equals(other.name())
                && one.version().equals(other.version());
    }

    private static Optional<AnsweredQuery> of(JudgedAnswers.JudgedDecision judged, ScoreFit shipped) {
        var scored = judged.evidence().candidates().stream()
                .filter(candidate ->
                        candidate.score().filter(score -> score > 0).isPresent())
                .toList();
        if (scored.isEmpty() || scored.stream().anyMatch(AnsweredQueries::hasNoWeight)) {
            return Optional.empty();
        }
        var weights = new ArrayList<Double>();
        scored.forEach(candidate -> weights.add(candidate.weight().orElseThrow()));
        omittedItemsWeight(judged.evidence(), scored, shipped).ifPresent(weights::add);
        var item = JudgedAnswers.attachedTo(judged.decision());
        var right = position(scored, item);
        // Attached to an item that was not shown: the evidence does not state whether that item was compared.
        return item.isPresent() && right.isEmpty() ? Optional.empty() : Optional.of(new AnsweredQuery(weights, right));
    }

    private static boolean hasNoWeight(IndexedCandidate candidate) {
        return candidate.weight().filter(Double::isFinite).isEmpty();
    }

    private static OptionalInt position(List<IndexedCandidate> scored, Optional<String> item) {
        for (int i = 0; i < scored.size(); i++) {
            if (item.isPresent() && scored.get(i).itemId().equals(item)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /**
     * Returns one weight for all the items that the answer left out, computed from the probability that the shown items
     * and "none" leave. Empty if the scores are too coarse to show such a probability, or if the evidence does not
     * state the probability of "none".
     */
    private static Optional<Double> omittedItemsWeight(
            IndexedDecision.Evidence evidence, List<IndexedCandidate> scored, ScoreFit shipped) {
        double shown = scored.stream()
                .mapToDouble(candidate -> candidate.score().orElseThrow())
                .sum();
        double remaining = 1 - shown - evidence.none().orElse(1 - shown);
        var best = scored.getFirst();
        return remaining <= SCORE_RESOLUTION * scored.size()
                ? Optional.empty()
                : Optional.of(best.weight().orElseThrow()
                        + evidence.temperature().orElseGet(() -> temperature(scored, shipped))
                                * Math.log(remaining / best.score().orElseThrow()));
    }

    /**
     * Computes the temperature of an answer whose evidence does not state it, from the first and the last candidate:
     * the ratio of two scores is exp(difference of weights / temperature). Returns the shipped temperature if the
     * weights are too close or the result is not a positive number.
     */
    private static double temperature(List<IndexedCandidate> scored, ScoreFit shipped) {
        var first = scored.getFirst();
        var last = scored.getLast();
        double difference = first.weight().orElseThrow() - last.weight().orElseThrow();
        double temperature =
                difference / Math.log(first.score().orElseThrow() / last.score().orElseThrow());
        return Math.abs(difference) >= MIN_DIFFERENCE && Double.isFinite(temperature) && temperature > 0
                ? temperature
                : shipped.temperature();
    }
}
