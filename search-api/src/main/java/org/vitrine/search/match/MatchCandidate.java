package org.vitrine.search.match;

import java.util.Optional;
import java.util.OptionalDouble;
import org.vitrine.vision.verify.CorrelationPeak;

/**
 * An indexed photograph that the k-NN search returned for a query photograph.
 *
 * @param itemId effective item of its specimen; empty if it belongs to none
 * @param similarity cosine of the two vectors, in [−1, 1]
 * @param located whether preparation found an object in it; if not, the whole frame was compared
 * @param diameterMm greatest extent of the object in mm; empty unless the institution states it or the scale of the
 *     photograph
 * @param agreement agreement of its edge map with that of the query; empty if they were not compared
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

    public MatchCandidate withAgreement(CorrelationPeak measured) {
        return new MatchCandidate(
                imageId, specimen, itemId, side, similarity, located, diameterMm, Optional.of(measured));
    }
}
