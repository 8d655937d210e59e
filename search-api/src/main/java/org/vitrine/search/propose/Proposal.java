package org.vitrine.search.propose;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.vitrine.imageindex.IndexedCandidate;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.IndexedSubject;
import org.vitrine.imageindex.ReviewState;

/**
 * Result of the automatic search by an indexed photograph, and the reasons why a person should review it. Pure.
 *
 * @param candidates best first, at most 8
 * @param none probability that no item is right, in [0, 1]; empty if the embedder has no fitted score
 * @param confident whether the best candidate is called a match
 * @param reasons reasons for a review, as {@link ReviewState} names them, sorted
 * @param suspect photograph that is suspected to show the same frame or object; empty if there is none
 */
record Proposal(
        List<IndexedCandidate> candidates,
        Optional<Double> none,
        boolean confident,
        List<String> reasons,
        Optional<IndexedSubject> suspect) {

    static final int MOST_CANDIDATES = 8;

    Proposal {
        candidates = List.copyOf(candidates);
        reasons = List.copyOf(reasons);
    }

    /**
     * Result of the search.
     *
     * @param ambiguous whether several items are too close to choose from
     */
    record Answered(List<IndexedCandidate> candidates, Optional<Double> none, boolean confident, boolean ambiguous) {}

    /**
     * Derives a proposal from the result of the search.
     *
     * @param asked the indexed photograph
     * @param suspicion what the photograph is suspected to repeat
     * @param uncertainBelow an answer whose greatest probability, of the best item or of none, is lower is uncertain,
     *     in [0, 1]
     */
    static Proposal of(
            IndexedImage asked, Answered answered, SimilarPhotograph.Suspicion suspicion, double uncertainBelow) {
        var reasons = new TreeSet<>(suspicion.reasons());
        if (asked.statedItemId().isEmpty() && isUncertain(answered, uncertainBelow)) {
            reasons.add(ReviewState.UNCERTAIN);
        }
        if (contradicts(asked, answered)) {
            reasons.add(ReviewState.AGAINST_INSTITUTION);
        }
        return new Proposal(
                answered.candidates().stream().limit(MOST_CANDIDATES).toList(),
                answered.none(),
                answered.confident(),
                List.copyOf(reasons),
                suspicion.suspect());
    }

    /** Without a score the certainty is unknown; the answer is then uncertain only if it is ambiguous. */
    private static boolean isUncertain(Answered answered, double below) {
        var best = answered.candidates().stream().findFirst().flatMap(IndexedCandidate::score);
        return answered.ambiguous()
                || Stream.concat(best.stream(), answered.none().stream())
                        .max(Double::compare)
                        .filter(certainty -> certainty < below)
                        .isPresent();
    }

    private static boolean contradicts(IndexedImage asked, Answered answered) {
        return answered.confident()
                && asked.statedItemId()
                        .flatMap(stated -> answered.candidates().stream()
                                .findFirst()
                                .flatMap(IndexedCandidate::itemId)
                                .filter(proposed -> !proposed.equals(stated)))
                        .isPresent();
    }
}
