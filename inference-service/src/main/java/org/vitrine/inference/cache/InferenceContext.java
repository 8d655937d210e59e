package org.vitrine.inference.cache;

import java.util.Optional;
import org.vitrine.admission.rate.Requester;
import org.vitrine.store.StorePrefix;

/**
 * The context of a request for statements: who requests them, and about which image.
 *
 * @param requester the requester: its institution, collection and urgency
 * @param image the catalogued image; empty for a query photograph, about which nothing is stored
 */
public record InferenceContext(Requester requester, Optional<CataloguedImage> image) {

    /**
     * An image of the catalogue.
     *
     * @param version version of the image; 0 if it is unknown
     */
    public record CataloguedImage(String collectionId, String imageId, int version) {

        /**
         * Prefix of the keys of the notes of all versions: about which pictures of this image statements are cached.
         */
        String notePrefix() {
            return (StorePrefix.STATEMENTS_OF.path() + "%s/%s/").formatted(collectionId, imageId);
        }

        /** Key of this version's note about one picture; a separate object, so that no other version deletes it. */
        String noteKey(String pictureSha256) {
            return notePrefix() + "%09d/%s".formatted(version, pictureSha256);
        }
    }
}
