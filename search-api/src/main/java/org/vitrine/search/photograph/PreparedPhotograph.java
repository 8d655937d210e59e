package org.vitrine.search.photograph;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vitrine.imageindex.IndexedImage;

/**
 * A query photograph as preprocess-service prepared it: the steps that were applied, and the pictures they produced.
 *
 * @param widthPx width of the upright photograph, in pixels
 * @param heightPx height of the upright photograph, in pixels
 * @param region region of the object, in pixels of the upright photograph
 * @param renditions the renditions that were requested, by kind
 * @param outline closed contour of the object, as [x, y] in pixels of the upright photograph; empty if none was located
 * @param stepPictures the prepared picture after each step that changed it, by step; empty unless requested
 */
public record PreparedPhotograph(
        int widthPx,
        int heightPx,
        IndexedImage.Region region,
        List<Step> steps,
        IndexedImage.Quality quality,
        Map<String, Picture> renditions,
        List<List<Double>> outline,
        Map<String, Picture> stepPictures) {

    public PreparedPhotograph {
        steps = List.copyOf(steps);
        renditions = Collections.unmodifiableMap(new LinkedHashMap<>(renditions));
        outline = List.copyOf(outline);
        stepPictures = Collections.unmodifiableMap(new LinkedHashMap<>(stepPictures));
    }

    /** An encoded picture with its media type. Compared by identity. The bytes must not be changed. */
    public static final class Picture {

        private final byte[] bytes;
        private final String mediaType;

        Picture(byte[] bytes, String mediaType) {
            this.bytes = bytes;
            this.mediaType = mediaType;
        }

        public byte[] bytes() {
            return bytes;
        }

        public String mediaType() {
            return mediaType;
        }

        public String dataUri() {
            return "data:" + mediaType + ";base64," + Base64.getEncoder().encodeToString(bytes);
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

    public Optional<Picture> picture(String kind) {
        return Optional.ofNullable(renditions.get(kind));
    }

    /** Returns the prepared picture after a step, as a data URI; empty if the service sent none. */
    Optional<String> pictureAfter(String step) {
        return Optional.ofNullable(stepPictures.get(step)).map(Picture::dataUri);
    }

    /** Whether an object was located, by the same rule as in the documents of the index. */
    boolean located() {
        return steps.stream()
                .noneMatch(
                        step -> step.name().equals("locate") && step.outcome().equals("unsure"));
    }
}
