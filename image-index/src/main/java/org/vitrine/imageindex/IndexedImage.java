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
 * The index document of an image: what the institution states, what models computed, what people decided, and its
 * vector. Document id is the imageId, in the index of the model of the vector. Written by index-service, read by
 * search-api.
 *
 * <p>Facets, full text and review state are computed from the other members when the document is written as JSON.
 *
 * @param identifier the institution's own name of the photograph
 * @param itemId the item in force, after merges: decided by people, or else stated by the institution
 * @param side the side that the institution states; {@link #statedSide()} returns the side in force
 * @param version version of the image, from 1; grows by one with each arrival that changed bytes or metadata
 * @param revision revision of the document, its external version in OpenSearch
 * @param sha256 digest of the original bytes, in hexadecimal
 * @param metadata metadata that the institution states
 * @param width width of the upright original, in pixels
 * @param height height of the upright original, in pixels
 * @param original location of the original bytes
 * @param model the embedder of the vector
 * @param vector the vector; empty where a query left it out to reduce the response
 * @param statedItemId the item that the institution states
 * @param decided decisions of people about the image and its specimen; empty where there are none
 * @param proposal what a search by this image answered; empty where none was made for the same bytes
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

    /** Creates an image without decisions and without a proposal. */
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

    /** Returns the image with these decisions and this proposal; its {@code itemId} becomes the item in force. */
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

    /** The face of the specimen that a photograph shows. */
    public enum Side {
        UNKNOWN,
        OBVERSE,
        REVERSE,
        OTHER;

        @JsonValue
        public String inJson() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Parses a side; any other word becomes UNKNOWN, so that a newer writer does not break an older reader. */
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

    /**
     * A label that a model gives for the image.
     *
     * @param confidence probability in [0, 1] that the model gives it
     * @param boxes where instances of it are seen
     */
    public record Label(
            String name,
            double confidence,
            List<Box> boxes,
            List<String> parents,
            List<String> aliases,
            List<String> categories,
            ModelReference model) {}

    /** The bounding box of one instance of a label, in pixels of the upright original; confidence in [0, 1]. */
    public record Box(double left, double top, double width, double height, double confidence) {}

    /** A property that a model classified, such as material=silver; confidence in [0, 1]. */
    public record Attribute(String name, String value, double confidence, ModelReference model) {}

    /** Measures of the quality of the photograph; the schema Quality defines each. */
    public record Quality(double sharpness, double exposure, double coverage, int resolutionPx) {}

    /** The region of the object, in pixels of the upright original. */
    public record Region(int left, int top, int width, int height) {}

    /** A picture derived from the image. {@code kind} is prepared, mask, thumbnail, access or strokes. */
    public record Rendition(
            String kind, URI location, String mediaType, int width, int height, long sizeBytes, String sha256) {}

    /**
     * The result of one step of the preparation.
     *
     * @param outcome applied, skipped or unsure
     * @param measured measures by name, with the unit in the name
     * @param note a sentence for people; may be empty
     * @param tookMs duration in milliseconds
     */
    public record Step(
            String name, String outcome, double confidence, Map<String, Double> measured, String note, double tookMs) {}

    /** Returns the rendition of this kind; empty where it was not made. */
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

    /** Returns the facets by which the image is filtered and counted. */
    @JsonProperty
    public FacetTerms facets() {
        return Facets.of(this);
    }

    /** Returns the text that a full-text search matches. */
    @JsonProperty
    public String text() {
        return Facets.text(this);
    }

    /** Returns the state that decides which review queues the image belongs to. */
    @JsonProperty
    public ReviewState review() {
        return ReviewStates.of(this);
    }

    /** Returns the disagreements of people about its specimen and about the photograph. */
    public List<IndexedDecided.Conflict> conflicts() {
        return ReviewStates.conflicts(this).toList();
    }

    /**
     * Returns the side in force: decided by people, or else stated by the institution, or else the side attribute with
     * the highest confidence that no person rejected, or else UNKNOWN.
     */
    public Side statedSide() {
        return decided.flatMap(IndexedDecided::image)
                .flatMap(IndexedDecided.OfImage::side)
                .map(IndexedDecided.DecidedSide::side)
                .orElseGet(() -> side != Side.UNKNOWN ? side : modelSide());
    }

    private Side modelSide() {
        var verdicts = ImageVerdicts.of(this);
        return attributes.stream()
                .filter(attribute -> attribute.name().equals("side"))
                .filter(attribute -> !verdicts.rejects(attribute.name(), attribute.value()))
                .max(Comparator.comparingDouble(Attribute::confidence))
                .map(attribute -> Side.of(attribute.value()))
                .orElse(Side.UNKNOWN);
    }
}
