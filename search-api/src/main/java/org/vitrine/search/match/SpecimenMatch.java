package org.vitrine.search.match;

import java.util.Optional;
import org.vitrine.vision.verify.CorrelationPeak;

/**
 * Match of one specimen with all query photographs.
 *
 * @param itemId item of the specimen; empty if it belongs to none
 * @param imageId its photograph with the greatest weight, which represents it
 * @param side side that this photograph shows
 * @param similarity mean cosine of the photographs that counted: one for each query photograph that has the specimen
 *     among its candidates
 * @param weight fused weight, which orders the answer; in log odds if the embedder has a calibration
 * @param located whether an object was found in each of its photographs that counted
 * @param agreement agreement of the edge map of the photograph {@code imageId} with that of the query; empty if not
 *     compared
 */
public record SpecimenMatch(
        SpecimenKey specimen,
        Optional<String> itemId,
        String imageId,
        ImageSide side,
        double similarity,
        double weight,
        boolean located,
        Optional<CorrelationPeak> agreement) {

    /** Returns the key by which hits are grouped: the item, or the specimen if it belongs to no item. */
    GroupKey group() {
        return itemId.<GroupKey>map(GroupKey.OfItem::new).orElseGet(() -> new GroupKey.OfSpecimen(specimen));
    }

    /** Key of a group. The types distinguish an item from a specimen of the same name. */
    sealed interface GroupKey {
        record OfItem(String itemId) implements GroupKey {}

        record OfSpecimen(SpecimenKey specimen) implements GroupKey {}
    }
}
