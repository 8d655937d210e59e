package org.vitrine.inference.kept;

import java.util.Optional;
import org.vitrine.inference.limit.Asker;
import org.vitrine.store.StorePrefix;

/**
 * About what and for whom something is asked.
 *
 * @param image the catalogued image; a query's photograph is none, and nothing of it is stored
 */
public record Subject(Asker asker, Optional<CataloguedImage> image) {

    /** An image of the flow. */
    public record CataloguedImage(String collectionId, String imageId) {

        /** Where it is noted about which pictures of this image statements are kept. */
        String notes() {
            return (StorePrefix.STATEMENTS_OF.path() + "%s/%s/").formatted(collectionId, imageId);
        }
    }
}
