package org.vitrine.search.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.vitrine.imageindex.IndexedImage;

/** Where more of an image is; of renditions, those that were made. Paths of this server. */
public record Links(
        String image,
        Optional<String> thumbnail,
        Optional<String> prepared,
        Optional<String> access,
        Optional<String> mask,
        String similar) {

    static Links of(IndexedImage image) {
        String self = "/v1/images/" + URLEncoder.encode(image.imageId(), StandardCharsets.UTF_8);
        return new Links(
                self,
                rendition(image, self, "thumbnail"),
                rendition(image, self, "prepared"),
                rendition(image, self, "access"),
                rendition(image, self, "mask"),
                self + "/similar");
    }

    private static Optional<String> rendition(IndexedImage image, String self, String kind) {
        return image.rendition(kind).map(_ -> self + "/renditions/" + kind);
    }
}
