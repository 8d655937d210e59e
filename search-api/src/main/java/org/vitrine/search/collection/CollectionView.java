package org.vitrine.search.collection;

import java.util.List;

/**
 * JSON of a collection.
 *
 * @param images number of indexed photographs; while two models are served side by side, a photograph may count for
 *     both
 */
public record CollectionView(
        String collectionId,
        String title,
        String subject,
        List<String> sides,
        List<String> facets,
        String access,
        long images,
        Links links) {

    /** Paths on this server. */
    public record Links(String self, String images, String search) {}

    static CollectionView of(SearchableCollections.Profile profile, long images) {
        String self = "/v1/collections/" + profile.collectionId();
        return new CollectionView(
                profile.collectionId(),
                profile.title(),
                profile.subject(),
                profile.sides(),
                profile.facets(),
                profile.access(),
                images,
                new Links(self, self + "/images", self + "/search"));
    }
}
