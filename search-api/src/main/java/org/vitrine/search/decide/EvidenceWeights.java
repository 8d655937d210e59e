package org.vitrine.search.decide;

import java.util.Optional;
import java.util.stream.IntStream;
import org.vitrine.imageindex.IndexedCandidate;
import org.vitrine.imageindex.IndexedDecision;

/**
 * Checks that the weights of candidates are those that the scores were computed from. Clients send the weights, and the
 * scores of later searches are fitted to them. Pure.
 */
final class EvidenceWeights {

    /** Rounding error of scores, probabilities of "none" and weights: they are written with six decimals. */
    private static final double ROUNDING_ERROR = 5e-7;

    /** Minimum score that is checked: below it, rounding leaves too few digits to compare. */
    private static final double MIN_SCORE = 1e-4;

    private static final double TOLERANCE = 1e-3;

    private EvidenceWeights() {}

    /**
     * Returns the position of the first candidate whose weight is not
     * {@code temperature × (ln(score / none) + noneBias)}, within the rounding error. Empty if all weights agree, or if
     * the evidence lacks what that is computed from.
     */
    static Optional<Integer> firstMismatch(IndexedDecision.Evidence evidence) {
        if (evidence.temperature().isEmpty()
                || evidence.noneBias().isEmpty()
                || evidence.none().filter(none -> none >= MIN_SCORE).isEmpty()) {
            return Optional.empty();
        }
        double temperature = evidence.temperature().get();
        double noneBias = evidence.noneBias().get();
        double none = evidence.none().get();
        return IntStream.range(0, evidence.candidates().size())
                .filter(i -> isMismatch(evidence.candidates().get(i), temperature, noneBias, none))
                .boxed()
                .findFirst();
    }

    private static boolean isMismatch(IndexedCandidate candidate, double temperature, double noneBias, double none) {
        if (candidate.weight().isEmpty()
                || candidate.score().filter(score -> score >= MIN_SCORE).isEmpty()) {
            return false;
        }
        double score = candidate.score().get();
        double weight = temperature * (Math.log(score / none) + noneBias);
        double uncertain = TOLERANCE + temperature * ROUNDING_ERROR * (1 / score + 1 / none);
        return Math.abs(candidate.weight().get() - weight) > 2 * uncertain;
    }
}
