package org.vitrine.search.photograph;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.vitrine.imageindex.IndexedImage;

/** What preprocess-service answers: what it did to a photograph, and the pictures it made. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PreparedPhotograph(
        int widthPx,
        int heightPx,
        IndexedImage.Region region,
        List<IndexedImage.Step> steps,
        IndexedImage.Quality quality,
        List<Picture> renditions) {

    /** One picture, its bytes in base64. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Picture(String kind, String mediaType, String base64) {

        public byte[] bytes() {
            return Base64.getDecoder().decode(base64);
        }

        public String dataUri() {
            return "data:" + mediaType + ";base64," + base64;
        }
    }

    public Optional<Picture> picture(String kind) {
        return renditions.stream().filter(it -> it.kind().equals(kind)).findFirst();
    }
}
