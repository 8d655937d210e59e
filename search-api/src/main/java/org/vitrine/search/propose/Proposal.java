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
 * What a search by an indexed photograph answers, and why a person should look at it.
 *
 * @param candidates best first, at most 8
 * @param none probability of none of the items, in [0, 1]
 * @param confident whether the best is called a match
 * @param reasons as {@link ReviewState} names them, sorted
 * @param suspect the photograph that is suspected to show the same
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
     * What the search answered.
     *
     * @param ambiguous whether several items are too close to each other
     */
    record Answered(List<IndexedCandidate> candidates, Optional<Double> none, boolean confident, boolean ambiguous) {}

    /** @param uncertainBelow least score of the best item, or of none, that is certain, in [0, 1] */
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

    /** Without a score the certainty is unknown, and nothing is called uncertain. */
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
