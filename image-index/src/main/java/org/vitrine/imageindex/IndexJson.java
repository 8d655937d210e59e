package org.vitrine.imageindex;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * The JSON of the index, apart from the JSON of any service's API: its shape is that of the mapping, and a setting of
 * a service must not change it.
 */
final class IndexJson {

    /** True in a removal document, absent in an image's. */
    static final String WITHDRAWN = "withdrawn";

    /** The {@link DocumentBasis} of an image's document. */
    static final String BASIS = "basis";

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            // An older reader meets documents of a newer writer during every rolling update.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .serializationInclusion(JsonInclude.Include.NON_ABSENT)
            .build();

    private IndexJson() {}

    static JsonpMapper forClient() {
        return new JacksonJsonpMapper(MAPPER);
    }

    /**
     * An image's document as it is stored.
     *
     * @param indexVersion the version that it is written with; 0 in a document beside the one that counts
     */
    static ObjectNode document(IndexWrite.Put put, long indexVersion) {
        ObjectNode document = MAPPER.valueToTree(put.image());
        document.put("revision", indexVersion);
        put.basis().ifPresent(basis -> document.set(BASIS, MAPPER.valueToTree(basis)));
        return document;
    }

    static ObjectNode tree(Record record) {
        return MAPPER.valueToTree(record);
    }

    /** What is left of a withdrawn image: whose it was, and which version ended. */
    static ObjectNode removal(IndexWrite.Remove removal, long indexVersion) {
        return MAPPER.createObjectNode()
                .put("imageId", removal.imageId())
                .put("collectionId", removal.collectionId())
                .put("institutionId", removal.institutionId())
                .put("version", removal.version())
                .put("revision", indexVersion)
                .put(WITHDRAWN, true);
    }

    /** Empty where it is missing or cannot be read: a document of another release. */
    static Optional<DocumentBasis> basis(JsonNode node) {
        try {
            return node.isObject() ? Optional.of(MAPPER.treeToValue(node, DocumentBasis.class)) : Optional.empty();
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }

    static String write(IndexedImage image) {
        try {
            return MAPPER.writeValueAsString(image);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("image '%s' cannot be written as JSON".formatted(image.imageId()), e);
        }
    }

    static IndexedImage read(String json) {
        try {
            return MAPPER.readValue(json, IndexedImage.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a document of the index cannot be read", e);
        }
    }
}
