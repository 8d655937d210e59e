package org.vitrine.search.photograph;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vitrine.imageindex.IndexedImage;

/**
 * What preprocess-service answers: what it did to a photograph, and the pictures it made.
 *
 * @param outline of the object, closed, as [x, y] in pixels of the upright photograph; absent from an older service
 * @param stepPictures the prepared picture after each step that changed it; absent unless asked for
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PreparedPhotograph(
        int widthPx,
        int heightPx,
        IndexedImage.Region region,
        List<Step> steps,
        IndexedImage.Quality quality,
        List<Picture> renditions,
        Optional<List<List<Double>>> outline,
        Optional<List<StepPicture>> stepPictures) {

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

    /** @param model who did it, where an endpoint or a model did */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Step(
            String name,
            String outcome,
            double confidence,
            Map<String, Double> measured,
            String note,
            double tookMs,
            Optional<String> model) {}

    /** The prepared picture as a step left it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record StepPicture(String step, String mediaType, String base64) {

        String dataUri() {
            return "data:" + mediaType + ";base64," + base64;
        }
    }

    public Optional<Picture> picture(String kind) {
        return renditions.stream().filter(it -> it.kind().equals(kind)).findFirst();
    }

    /** As a data URI. */
    Optional<String> pictureAfter(String step) {
        return stepPictures.stream()
                .flatMap(List::stream)
                .filter(it -> it.step().equals(step))
                .findFirst()
                .map(StepPicture::dataUri);
    }

    /** As every document of the index has them. */
    boolean located() {
        return steps.stream()
                .noneMatch(
                        step -> step.name().equals("locate") && step.outcome().equals("unsure"));
    }
}
