package org.vitrine.index.decision;

import java.util.Optional;
import org.vitrine.events.ImageArrived;
import org.vitrine.events.ImageWithdrawn;

/**
 * What an arrival or a withdrawal says of a photograph's place in the catalogue.
 *
 * @param specimenId empty for a withdrawal
 * @param itemId as the institution states it
 * @param version of the image
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
