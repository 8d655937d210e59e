package org.vitrine.imageindex;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Optional;

/**
 * The identifying part of an image: which specimen it shows, which item that belongs to, and what people decided. Read
 * instead of {@link IndexedImage} where labels, attributes and renditions are not needed.
 *
 * @param itemId the item in force: decided by people, or else stated by the institution
 * @param statedItemId the item that the institution states
 * @param side the side that the institution states
 * @param decided decisions about the image and its specimen; empty where there are none
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

    /** Members of the stored document that are requested from OpenSearch. */
    static final List<String> MEMBERS = List.of(
            "imageId", "collectionId", "institutionId", "specimenId", "itemId", "statedItemId", "side", "decided");

    /** Returns the specimen as the subject of a decision. */
    public IndexedSubject specimen() {
        return IndexedSubject.ofSpecimen(institutionId, specimenId);
    }
}
