package org.vitrine.search.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.vitrine.imageindex.IndexedImage;

/**
 * JSON of the links of an image: paths on this server. Links of renditions are absent if the rendition was not made.
 *
 * @param specimen images of the specimen of that institution
 */
public record Links(
        String image,
        Optional<String> thumbnail,
        Optional<String> prepared,
        Optional<String> access,
        Optional<String> mask,
        String similar,
        String specimen,
        Optional<String> item) {

    public static Links of(IndexedImage image) {
        String self = "/v1/images/" + encoded(image.imageId());
        return new Links(
                self,
                rendition(image, self, "thumbnail"),
                rendition(image, self, "prepared"),
                rendition(image, self, "access"),
                rendition(image, self, "mask"),
                self + "/similar",
                specimen(image.collectionId(), image.institutionId(), image.specimenId()),
                image.itemId().map(id -> "/v1/items?collection=%s&item=%s"
                        .formatted(encoded(image.collectionId()), encoded(id))));
    }

    /**
     * Returns the link of a specimen. The ids are query parameters, because a path cannot hold every id: servers remove
     * dots and doubled slashes from it.
     */
    public static String specimen(String collectionId, String institutionId, String specimenId) {
        return "/v1/specimens?collection=%s&institution=%s&specimen=%s"
                .formatted(encoded(collectionId), encoded(institutionId), encoded(specimenId));
    }

    private static Optional<String> rendition(IndexedImage image, String self, String kind) {
        return image.rendition(kind).map(_ -> self + "/renditions/" + kind);
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8);
    }
}
