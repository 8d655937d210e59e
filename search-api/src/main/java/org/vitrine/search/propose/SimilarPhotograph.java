package org.vitrine.search.propose;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.IndexedSubject;
import org.vitrine.imageindex.ReviewState;
import org.vitrine.vision.verify.CorrelationPeak;

/**
 * Another photograph of the collection that is similar to a given one.
 *
 * @param sameBytes whether both originals have the same bytes
 * @param similarity cosine of the two vectors, in [−1, 1]
 * @param agreement agreement of the edge maps of both; empty if they were not compared
 */
record SimilarPhotograph(
        IndexedImage image, boolean sameBytes, double similarity, Optional<CorrelationPeak> agreement) {

    /**
     * Why a photograph is suspected to repeat another one, and which one.
     *
     * @param reasons as {@link ReviewState} names them, sorted; empty if there is no suspicion
     */
    record Suspicion(List<String> reasons, Optional<IndexedSubject> suspect) {

        static final Suspicion NONE = new Suspicion(List.of(), Optional.empty());
    }

    private static final Comparator<SimilarPhotograph> NEAREST = Comparator.comparing(SimilarPhotograph::sameBytes)
            .thenComparing(SimilarPhotograph::similarity)
            .thenComparing(near -> near.image().imageId(), Comparator.reverseOrder());

    /**
     * Determines what the photograph is suspected to repeat. Of two photographs the later one is suspected, so that a
     * pair makes one task.
     *
     * @param query the photograph that may repeat another one
     * @param near other photographs, in any order
     * @param rule thresholds of the embedder; empty if it has none: then only equal bytes are suspected
     */
    static Suspicion suspicion(IndexedImage query, List<SimilarPhotograph> near, Optional<SuspicionRule> rule) {
        return near.stream()
                .filter(other -> !other.image().imageId().equals(query.imageId()))
                .filter(other -> isEarlier(other.image(), query))
                .sorted(NEAREST.reversed())
                .map(other -> other.suspicion(query, rule))
                .filter(suspicion -> !suspicion.reasons().isEmpty())
                .findFirst()
                .orElse(Suspicion.NONE);
    }

    private Suspicion suspicion(IndexedImage query, Optional<SuspicionRule> rule) {
        var reasons = new TreeSet<String>();
        boolean frame = sameBytes || matches(rule, SuspicionRule::isSameFrame);
        if (frame) {
            reasons.add(ReviewState.SUSPECTED_DUPLICATE);
        }
        boolean located = query.located() && image.located();
        boolean otherSpecimen = image.institutionId().equals(query.institutionId())
                && !image.specimenId().equals(query.specimenId());
        if (located && otherSpecimen && (frame || matches(rule, SuspicionRule::isSameObject))) {
            reasons.add(ReviewState.SUSPECTED_SAME_SPECIMEN);
        }
        return new Suspicion(
                List.copyOf(reasons),
                Optional.of(new IndexedSubject(
                        Optional.of(image.institutionId()),
                        Optional.of(image.specimenId()),
                        Optional.of(image.imageId()),
                        Optional.empty())));
    }

    private interface Threshold {
        boolean isReached(SuspicionRule rule, double similarity, CorrelationPeak agreement);
    }

    private boolean matches(Optional<SuspicionRule> rule, Threshold threshold) {
        return rule.isPresent()
                && agreement
                        .filter(found -> threshold.isReached(rule.get(), similarity, found))
                        .isPresent();
    }

    private static boolean isEarlier(IndexedImage one, IndexedImage other) {
        Instant arrival = one.arrivedAt();
        Instant otherArrival = other.arrivedAt();
        return arrival.isBefore(otherArrival)
                || arrival.equals(otherArrival) && one.imageId().compareTo(other.imageId()) < 0;
    }
}
