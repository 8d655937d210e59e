package org.vitrine.imageindex;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Optional;

/**
 * An image without what was described of it: enough to say which specimen it shows and what people decided of that.
 *
 * @param itemId the item that counts
 * @param statedItemId as the institution states it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ImageIdentity(
        String imageId,
        String collectionId,
        String institutionId,
        String specimenId,
        Optional<String> itemId,
        Optional<String> statedItemId,
        IndexedImage.Side side,
        Optional<IndexedDecided> decided) {

    /** Members of the stored document that are read. */
    static final List<String> MEMBERS = List.of(
            "imageId", "collectionId", "institutionId", "specimenId", "itemId", "statedItemId", "side", "decided");

    public IndexedSubject specimen() {
        return IndexedSubject.ofSpecimen(institutionId, specimenId);
    }
}
