package org.vitrine.search.match;

import java.util.Optional;
import org.vitrine.vision.verify.Agreement;

/**
 * An indexed photograph near a query photograph.
 *
 * @param similarity cosine of the two vectors, in [−1, 1]
 * @param located whether preparation found an object in it; if not, the whole frame was compared
 * @param agreement of the strokes of both, where they were compared
 */
public record Candidate(
        String imageId,
        SpecimenKey specimen,
        Optional<String> itemId,
        Side side,
        double similarity,
        boolean located,
        Optional<Agreement> agreement) {

    public Candidate agreeing(Agreement found) {
        return new Candidate(imageId, specimen, itemId, side, similarity, located, Optional.of(found));
    }
}
