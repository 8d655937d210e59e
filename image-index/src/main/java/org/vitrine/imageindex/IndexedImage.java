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
 * @param itemId the one that counts: what people decided, or else what the institution states; the end of a chain of merged items
 * @param side as the institution states it; {@link #statedSide()} is the one that counts
 * @param version of the image, from 1, one more with each arrival that changed bytes or metadata
 * @param revision of the document, the external version in OpenSearch
 * @param metadata the institution's own statements
 * @param width of the upright original, in pixels
 * @param height of the upright original, in pixels
 * @param original where the bytes are as they were sent
 * @param vector absent where a search left it out to save the wire
 * @param statedItemId as the institution states it
 * @param decided what people decided; absent where nothing
 * @param proposal what a search by it answers; absent where none was made for the same bytes
 */
@JsonIgnoreProperties(
        value = {"facets", "text", "review"},
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
        Optional<ImageVector> vector,
        Optional<String> statedItemId,
        Optional<IndexedDecided> decided,
        Optional<IndexedProposal> proposal) {

    public IndexedImage {
        metadata = Map.copyOf(metadata);
        labels = List.copyOf(labels);
        attributes = List.copyOf(attributes);
        renditions = List.copyOf(renditions);
        steps = List.copyOf(steps);
    }

    /** Of which nothing is decided and nothing is proposed. */
    public IndexedImage(
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
        this(
                imageId,
                collectionId,
                institutionId,
                identifier,
                specimenId,
                itemId,
                side,
                version,
                revision,
                sha256,
                arrivedAt,
                metadata,
                labels,
                attributes,
                quality,
                region,
                width,
                height,
                original,
                originalMediaType,
                renditions,
                steps,
                model,
                vector,
                itemId,
                Optional.empty(),
                Optional.empty());
    }

    /** The same image with these decisions and this proposal; {@code itemId} is then the one that counts. */
    public IndexedImage with(Optional<IndexedDecided> decisions, Optional<IndexedProposal> proposed) {
        return new IndexedImage(
                imageId,
                collectionId,
                institutionId,
                identifier,
                specimenId,
                decisions.filter(IndexedDecided::decidesItem).isPresent()
                        ? decisions.flatMap(IndexedDecided::itemId)
                        : statedItemId,
                side,
                version,
                revision,
                sha256,
                arrivedAt,
                metadata,
                labels,
                attributes,
                quality,
                region,
                width,
                height,
                original,
                originalMediaType,
                renditions,
                steps,
                model,
                vector,
                statedItemId,
                decisions,
                proposed);
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

    /** Which review queues the image belongs to. */
    @JsonProperty
    public ReviewState review() {
        return ReviewStates.of(this);
    }

    /** Where people disagree about its specimen and about the photograph. */
    public List<IndexedDecided.Conflict> conflicts() {
        return ReviewStates.conflicts(this).toList();
    }

    /**
     * The side that counts: as people decided, or else as the institution states, or else the most confident machine's view that
     * no person rejected, or else unknown.
     */
    public Side statedSide() {
        return decided.flatMap(IndexedDecided::image)
                .flatMap(IndexedDecided.OfImage::side)
                .map(IndexedDecided.DecidedSide::side)
                .orElseGet(() -> side != Side.UNKNOWN ? side : machineSide());
    }

    private Side machineSide() {
        var verdicts = ImageVerdicts.of(this);
        return attributes.stream()
                .filter(attribute -> attribute.name().equals("side"))
                .filter(attribute -> !verdicts.rejects(attribute.name(), attribute.value()))
                .max(Comparator.comparingDouble(Attribute::confidence))
                .map(attribute -> Side.of(attribute.value()))
                .orElse(Side.UNKNOWN);
    }
}
