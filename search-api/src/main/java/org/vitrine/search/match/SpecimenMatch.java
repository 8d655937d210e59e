package org.vitrine.search.match;

import java.util.Optional;
import org.vitrine.vision.verify.CorrelationPeak;

/**
 * How well one physical object answers the whole query.
 *
 * @param imageId its photograph that speaks most for it: the one to show
 * @param side what that photograph shows
 * @param similarity mean, over the query photographs it answered, of the best cosine
 * @param weight what it counts in the order of answers
 * @param located whether an object was found in each of its photographs that answered
 * @param agreement of that photograph's strokes with the query's, where they were compared
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

    /** What a hit is about: the item, or the specimen where it is attached to no item. */
    GroupKey group() {
        return itemId.<GroupKey>map(GroupKey.OfItem::new).orElseGet(() -> new GroupKey.OfSpecimen(specimen));
    }

    /** An item and a specimen of the same name are two things. */
    sealed interface GroupKey {
        record OfItem(String itemId) implements GroupKey {}

        record OfSpecimen(SpecimenKey specimen) implements GroupKey {}
    }
}
