package org.vitrine.imageindex;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Optional;
import org.opensearch.client.json.JsonpMapper;
import org.opensearch.client.json.jackson.JacksonJsonpMapper;

/**
 * Reads and writes the JSON documents of the indexes. It has an object mapper of its own, apart from that of any
 * service's API: the JSON must match the mapping of the index, and a setting of a service must not change it.
 */
final class IndexJson {

    /** Member that is true in a removal document and absent in the document of an image. */
    static final String WITHDRAWN = "withdrawn";

    /** Member with the {@link DocumentBasis} of the document of an image. */
    static final String BASIS = "basis";

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            // During a rolling update an older reader reads documents of a newer writer.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .serializationInclusion(JsonInclude.Include.NON_ABSENT)
            .build();

    private IndexJson() {}

    static JsonpMapper forClient() {
        return new JacksonJsonpMapper(MAPPER);
    }

    /**
     * Returns the stored document of an image, which the client of OpenSearch writes as JSON. It is no tree, because
     * that would have a node for each number of the vector.
     *
     * @param indexVersion external version that the document is written with, stored as its revision; 0 for a document
     *     beside the main one, see {@link BulkLine#forNextModel}
     */
    static ImageMembers document(IndexWrite.Put put, long indexVersion) {
        return new ImageMembers(withRevision(put.image(), indexVersion), put.basis());
    }

    /** The members of the document of an image: those of the image itself, and its basis where that is present. */
    record ImageMembers(
            @JsonUnwrapped IndexedImage image,
            @JsonProperty(BASIS) Optional<DocumentBasis> basis) {}

    private static IndexedImage withRevision(IndexedImage image, long revision) {
        return image.revision() == revision
                ? image
                : new IndexedImage(
                        image.imageId(),
                        image.collectionId(),
                        image.institutionId(),
                        image.identifier(),
                        image.specimenId(),
                        image.itemId(),
                        image.side(),
                        image.version(),
                        revision,
                        image.sha256(),
                        image.arrivedAt(),
                        image.metadata(),
                        image.labels(),
                        image.attributes(),
                        image.quality(),
                        image.region(),
                        image.width(),
                        image.height(),
                        image.original(),
                        image.originalMediaType(),
                        image.renditions(),
                        image.steps(),
                        image.model(),
                        image.vector(),
                        image.statedItemId(),
                        image.decided(),
                        image.proposal());
    }

    static ObjectNode tree(Record record) {
        return MAPPER.valueToTree(record);
    }

    /** Returns the removal document of an image: its ids, and the version that was withdrawn. */
    static ObjectNode removal(IndexWrite.Remove removal, long indexVersion) {
        return MAPPER.createObjectNode()
                .put("imageId", removal.imageId())
                .put("collectionId", removal.collectionId())
                .put("institutionId", removal.institutionId())
                .put("version", removal.version())
                .put("revision", indexVersion)
                .put(WITHDRAWN, true);
    }

    /** Reads the basis; empty where it is missing or cannot be read, as in documents of another release. */
    static Optional<DocumentBasis> basis(JsonNode node) {
        try {
            return node.isObject() ? Optional.of(MAPPER.treeToValue(node, DocumentBasis.class)) : Optional.empty();
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }
}
