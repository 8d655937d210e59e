package org.vitrine.index.decision;

import java.util.Optional;
import org.vitrine.events.ImageArrived;
import org.vitrine.events.ImageWithdrawn;

/**
 * The catalogue data of one arrival or withdrawal: which specimen a photograph shows and which item the institution
 * states. The decision topology repartitions these records by collection.
 *
 * @param specimenId the specimen; empty for a withdrawal
 * @param itemId the item that the institution states; empty where it states none, and for a withdrawal
 * @param version version of the image that arrived or was withdrawn
 */
record CatalogueEntry(
        String imageId,
        String collectionId,
        String institutionId,
        Optional<String> specimenId,
        Optional<String> itemId,
        int version) {

    static CatalogueEntry of(ImageArrived arrived) {
        return new CatalogueEntry(
                arrived.getImageId(),
                arrived.getCollectionId(),
                arrived.getInstitutionId(),
                Optional.of(arrived.getSpecimenId()),
                Optional.ofNullable(arrived.getItemId()),
                arrived.getVersion());
    }

    static CatalogueEntry of(ImageWithdrawn withdrawn) {
        return new CatalogueEntry(
                withdrawn.getImageId(),
                withdrawn.getCollectionId(),
                withdrawn.getInstitutionId(),
                Optional.empty(),
                Optional.empty(),
                withdrawn.getVersion());
    }
}
