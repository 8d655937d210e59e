package org.vitrine.search.match;

import java.util.Optional;
import org.vitrine.vision.verify.Agreement;

/**
 * An indexed photograph near a query photograph.
 *
 * @param similarity cosine of the two vectors, in [−1, 1]
 * @param agreement of the strokes of both, where they were compared
 */
public record Candidate(
        String imageId,
        String specimenId,
        Optional<String> itemId,
        Side side,
        double similarity,
        Optional<Agreement> agreement) {

    /** Of which only the cosine is known. */
    public Candidate(String imageId, String specimenId, Optional<String> itemId, Side side, double similarity) {
        this(imageId, specimenId, itemId, side, similarity, Optional.empty());
    }

    public Candidate agreeing(Agreement found) {
        return new Candidate(imageId, specimenId, itemId, side, similarity, Optional.of(found));
    }
}
