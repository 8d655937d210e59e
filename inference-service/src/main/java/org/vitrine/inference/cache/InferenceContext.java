package org.vitrine.inference.cache;

import java.util.Optional;
import org.vitrine.inference.limit.Requester;
import org.vitrine.store.StorePrefix;

/**
 * About what and for whom something is asked.
 *
 * @param image the catalogued image; a query's photograph is none, and nothing of it is stored
 */
public record InferenceContext(Requester asker, Optional<CataloguedImage> image) {

    /**
     * An image of the flow.
     *
     * @param version of the image whose picture is shown; 0 where it is not known
     */
    public record CataloguedImage(String collectionId, String imageId, int version) {

        /** Where it is noted about which pictures of this image statements are kept, those of all versions. */
        String notes() {
            return (StorePrefix.STATEMENTS_OF.path() + "%s/%s/").formatted(collectionId, imageId);
        }

        /** The note of this version about one picture; an object of its own, so that no other version deletes it. */
        String note(String shown) {
            return notes() + "%09d/%s".formatted(version, shown);
        }
    }
}
