package org.vitrine.search.decide;

import java.util.Optional;
import java.util.stream.IntStream;
import org.vitrine.imageindex.IndexedCandidate;
import org.vitrine.imageindex.IndexedDecision;

/**
 * Whether the weights of candidates are those that the scores came from. Scores are fitted to the weights of decisions, and clients send
 * them. Pure.
 */
final class EvidenceWeights {

    /** Scores, probabilities of none and weights are written with so many units: six decimals. */
    private static final double ROUNDED = 5e-7;

    /** Below it, rounding leaves nothing to compare. */
    private static final double LEAST = 1e-4;

    private static final double TOLERANCE = 1e-3;

    private EvidenceWeights() {}

    /**
     * Place of the first candidate whose weight is not {@code temperature × (ln(score / none) + noneBias)}. Empty where all are, and
     * where the evidence does not have what that is computed from.
     */
    static Optional<Integer> contradicting(IndexedDecision.Evidence evidence) {
        if (evidence.temperature().isEmpty()
                || evidence.noneBias().isEmpty()
                || evidence.none().filter(none -> none >= LEAST).isEmpty()) {
            return Optional.empty();
        }
        double temperature = evidence.temperature().get();
        double noneBias = evidence.noneBias().get();
        double none = evidence.none().get();
        return IntStream.range(0, evidence.candidates().size())
                .filter(i -> contradicts(evidence.candidates().get(i), temperature, noneBias, none))
                .boxed()
                .findFirst();
    }

    private static boolean contradicts(IndexedCandidate candidate, double temperature, double noneBias, double none) {
        if (candidate.weight().isEmpty()
                || candidate.score().filter(score -> score >= LEAST).isEmpty()) {
            return false;
        }
        double score = candidate.score().get();
        double weight = temperature * (Math.log(score / none) + noneBias);
        double uncertain = TOLERANCE + temperature * ROUNDED * (1 / score + 1 / none);
        return Math.abs(candidate.weight().get() - weight) > 2 * uncertain;
    }
}
