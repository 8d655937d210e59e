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

    static final int MAX_CANDIDATES = 8;

    Proposal {
        candidates = List.copyOf(candidates);
        reasons = List.copyOf(reasons);
    }

    /**
     * Result of the search.
     *
     * @param ambiguous whether several items are too close to choose from
     */
    record SearchResult(
            List<IndexedCandidate> candidates, Optional<Double> none, boolean confident, boolean ambiguous) {}

    /**
     * Derives a proposal from the result of the search.
     *
     * @param image the indexed photograph
     * @param suspicion what the photograph is suspected to repeat
     * @param uncertainBelow an answer whose greatest probability, of the best item or of none, is lower is uncertain,
     *     in [0, 1]
     */
    static Proposal of(
            IndexedImage image, SearchResult result, SimilarPhotograph.Suspicion suspicion, double uncertainBelow) {
        var reasons = new TreeSet<>(suspicion.reasons());
        if (image.statedItemId().isEmpty() && isUncertain(result, uncertainBelow)) {
            reasons.add(ReviewState.UNCERTAIN);
        }
        if (contradicts(image, result)) {
            reasons.add(ReviewState.AGAINST_INSTITUTION);
        }
        return new Proposal(
                result.candidates().stream().limit(MAX_CANDIDATES).toList(),
                result.none(),
                result.confident(),
                List.copyOf(reasons),
                suspicion.suspect());
    }

    /** Without a score the certainty is unknown; the answer is then uncertain only if it is ambiguous. */
    private static boolean isUncertain(SearchResult result, double below) {
        var best = result.candidates().stream().findFirst().flatMap(IndexedCandidate::score);
        return result.ambiguous()
                || Stream.concat(best.stream(), result.none().stream())
                        .max(Double::compare)
                        .filter(certainty -> certainty < below)
                        .isPresent();
    }

    private static boolean contradicts(IndexedImage image, SearchResult result) {
        return result.confident()
                && image.statedItemId()
                        .flatMap(stated -> result.candidates().stream()
                                .findFirst()
                                .flatMap(IndexedCandidate::itemId)
                                .filter(proposed -> !proposed.equals(stated)))
                        .isPresent();
    }
}
