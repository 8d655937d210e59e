package org.vitrine.search.photograph;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.search.photograph.PreparedPhotograph.Picture;

/**
 * Part {@value #FIGURES} of the answer of preprocess-service, as JSON. It names the parts with the pictures.
 *
 * @param outline absent from an older service
 * @param stepPictures absent unless requested
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record PreparedAnswer(
        int widthPx,
        int heightPx,
        IndexedImage.Region region,
        List<PreparedPhotograph.Step> steps,
        IndexedImage.Quality quality,
        List<RenditionPart> renditions,
        Optional<List<List<Double>>> outline,
        Optional<List<StepPart>> stepPictures) {

    private static final String FIGURES = "preparation";

    /** A rendition, and the name of the part with its bytes. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record RenditionPart(String kind, String part, String mediaType) {}

    /** The prepared picture after a step, and the name of the part with its bytes. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record StepPart(String step, String part, String mediaType) {}

    /**
     * Reads an answer.
     *
     * @param boundary parameter of its Content-Type; null if it has none
     * @param kinds kinds of the renditions that were requested
     * @throws IOException if it cannot be read, or lacks a rendition that was requested
     */
    static PreparedPhotograph read(@Nullable String boundary, byte[] body, List<String> kinds, ObjectMapper json)
            throws IOException {
        var parts = NamedParts.read(boundary, body);
        var answer = json.readValue(parts.part(FIGURES), PreparedAnswer.class);
        Map<String, Picture> renditions = new LinkedHashMap<>();
        for (RenditionPart rendition : answer.renditions()) {
            renditions.put(rendition.kind(), new Picture(parts.part(rendition.part()), rendition.mediaType()));
        }
        for (String kind : kinds) {
            if (!renditions.containsKey(kind)) {
                throw new IOException("it has no rendition '%s'".formatted(kind));
            }
        }
        Map<String, Picture> stepPictures = new LinkedHashMap<>();
        for (StepPart made : answer.stepPictures().orElse(List.of())) {
            stepPictures.put(made.step(), new Picture(parts.part(made.part()), made.mediaType()));
        }
        return new PreparedPhotograph(
                answer.widthPx(),
                answer.heightPx(),
                answer.region(),
                answer.steps(),
                answer.quality(),
                renditions,
                answer.outline().orElse(List.of()),
                stepPictures);
    }
}
