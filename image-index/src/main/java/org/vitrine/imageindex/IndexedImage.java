package org.vitrine.imageindex;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An image as the index holds it: one document, by imageId, in the index of the model of its vector.
 *
 * @param side as the institution told; see {@link #statedSide()} for the machine's view
 * @param version of the image, from 1, one more with each arrival that changed bytes or metadata
 * @param revision of the document, the external version in OpenSearch
 * @param metadata the institution's own statements
 * @param width of the upright original, in pixels
 * @param height of the upright original, in pixels
 * @param original where the bytes are as they were sent
 * @param vector absent where a search left it out to save the wire
 */
@JsonIgnoreProperties(
        value = {"facets", "text"},
        allowGetters = true,
        ignoreUnknown = true)
public record IndexedImage(
        String imageId,
        String collectionId,
        String institutionId,
        String identifier,
        String specimenId,
        Optional<String> itemId,
        Side side,
        int version,
        long revision,
        String sha256,
        Instant arrivedAt,
        Map<String, String> metadata,
        List<Label> labels,
        List<Attribute> attributes,
        Quality quality,
        Region region,
        int width,
        int height,
        URI original,
        String originalMediaType,
        List<Rendition> renditions,
        List<Step> steps,
        ModelReference model,
        Optional<ImageVector> vector) {

    public IndexedImage {
        metadata = Map.copyOf(metadata);
        labels = List.copyOf(labels);
        attributes = List.copyOf(attributes);
        renditions = List.copyOf(renditions);
        steps = List.copyOf(steps);
    }

    /** Which face a photograph shows. */
    public enum Side {
        UNKNOWN,
        OBVERSE,
        REVERSE,
        OTHER;

        @JsonValue
        public String inJson() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Anything unheard of is unknown, so that a newer writer does not break an older reader. */
        @JsonCreator
        public static Side of(String given) {
            for (Side side : values()) {
                if (side.inJson().equalsIgnoreCase(given)) {
                    return side;
                }
            }
            return UNKNOWN;
        }
    }

    /** A term a provider says of the image; confidence in [0, 1]. */
    public record Label(
            String name,
            double confidence,
            List<Box> boxes,
            List<String> parents,
            List<String> aliases,
            List<String> categories,
            ModelReference model) {}

    /** Around one instance, in pixels of the upright original; confidence in [0, 1]. */
    public record Box(double left, double top, double width, double height, double confidence) {}

    /** A classified property; confidence in [0, 1]. */
    public record Attribute(String name, String value, double confidence, ModelReference model) {}

    /** What the photograph is good for; see the schema of preprocessed for each figure. */
    public record Quality(double sharpness, double exposure, double coverage, int resolutionPx) {}

    /** Where the object is, in pixels of the upright original. */
    public record Region(int left, int top, int width, int height) {}

    /** A picture derived from the image. {@code kind} is prepared, mask, thumbnail, access or strokes. */
    public record Rendition(
            String kind, URI location, String mediaType, int width, int height, long sizeBytes, String sha256) {}

    /** One step of preparation. {@code outcome} is applied, skipped or unsure. */
    public record Step(
            String name, String outcome, double confidence, Map<String, Double> measured, String note, double tookMs) {}

    /** The rendition of this kind, if it was made. */
    public Optional<Rendition> rendition(String kind) {
        return renditions.stream()
                .filter(rendition -> rendition.kind().equals(kind))
                .findFirst();
    }

    /** Whether preparation found the object. */
    public boolean located() {
        return located(steps);
    }

    /** Whether the step {@code locate} found an object; also true where a collection leaves that step out. */
    public static boolean located(List<Step> steps) {
        return steps.stream()
                .noneMatch(
                        step -> step.name().equals("locate") && step.outcome().equals("unsure"));
    }

    /** What the image can be narrowed and counted by. */
    @JsonProperty
    public FacetTerms facets() {
        return Facets.of(this);
    }

    /** What words find the image by. */
    @JsonProperty
    public String text() {
        return Facets.text(this);
    }

    /** The side as told, or else the most confident machine's view, or else unknown. */
    public Side statedSide() {
        return side != Side.UNKNOWN
                ? side
                : attributes.stream()
                        .filter(attribute -> attribute.name().equals("side"))
                        .max(Comparator.comparingDouble(Attribute::confidence))
                        .map(attribute -> Side.of(attribute.value()))
                        .orElse(Side.UNKNOWN);
    }
}
