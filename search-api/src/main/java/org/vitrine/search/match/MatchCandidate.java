package org.vitrine.search.match;

import java.util.Optional;
import java.util.OptionalDouble;
import org.vitrine.vision.verify.CorrelationPeak;

/**
 * An indexed photograph near a query photograph.
 *
 * @param similarity cosine of the two vectors, in [−1, 1]
 * @param located whether preparation found an object in it; if not, the whole frame was compared
 * @param diameterMm greatest extent of the object in mm, where the institution states it or the scale of the photograph
 * @param agreement of the strokes of both, where they were compared
 */
public record MatchCandidate(
        String imageId,
        SpecimenKey specimen,
        Optional<String> itemId,
        ImageSide side,
        double similarity,
        boolean located,
        OptionalDouble diameterMm,
        Optional<CorrelationPeak> agreement) {

    public MatchCandidate agreeing(CorrelationPeak found) {
        return new MatchCandidate(imageId, specimen, itemId, side, similarity, located, diameterMm, Optional.of(found));
    }
}
