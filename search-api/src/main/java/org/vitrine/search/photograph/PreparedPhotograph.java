package org.vitrine.search.photograph;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vitrine.imageindex.IndexedImage;

/**
 * Answer of preprocess-service: the steps that were applied to a photograph, and the pictures they produced.
 *
 * @param widthPx width of the upright photograph, in pixels
 * @param heightPx height of the upright photograph, in pixels
 * @param region region of the object, in pixels of the upright photograph
 * @param outline closed contour of the object, as [x, y] in pixels of the upright photograph; absent from an older
 *     service
 * @param stepPictures the prepared picture after each step that changed it; absent unless requested
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

    /** An encoded picture in base64. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Picture(String kind, String mediaType, String base64) {

        public byte[] bytes() {
            return Base64.getDecoder().decode(base64);
        }

        public String dataUri() {
            return "data:" + mediaType + ";base64," + base64;
        }
    }

    /**
     * One step of the preparation.
     *
     * @param outcome applied, skipped or unsure
     * @param tookMs time in milliseconds
     * @param model endpoint or model that performed the step; absent if none did
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Step(
            String name,
            String outcome,
            double confidence,
            Map<String, Double> measured,
            String note,
            double tookMs,
            Optional<String> model) {}

    /** The prepared picture after a step. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record StepPicture(String step, String mediaType, String base64) {

        String dataUri() {
            return "data:" + mediaType + ";base64," + base64;
        }
    }

    public Optional<Picture> picture(String kind) {
        return renditions.stream().filter(it -> it.kind().equals(kind)).findFirst();
    }

    /** Returns the prepared picture after a step, as a data URI; empty if the service sent none. */
    Optional<String> pictureAfter(String step) {
        return stepPictures.stream()
                .flatMap(List::stream)
                .filter(it -> it.step().equals(step))
                .findFirst()
                .map(StepPicture::dataUri);
    }

    /** Whether an object was located, by the same rule as in the documents of the index. */
    boolean located() {
        return steps.stream()
                .noneMatch(
                        step -> step.name().equals("locate") && step.outcome().equals("unsure"));
    }
}
