package org.vitrine.imageindex;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.opensearch.client.opensearch._types.FieldValue;

/** Converts the sort value of a hit to JSON text and back; part of a {@link ListPosition}. */
final class ListKey {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ListKey() {}

    static String text(FieldValue value) {
        try {
            return JSON.writeValueAsString(value.isNull() ? null : value._get());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws IllegalArgumentException if the text was not made by {@link #text} */
    static FieldValue read(String text) {
        try {
            var node = JSON.readTree(text);
            if (node.isTextual()) {
                return FieldValue.of(node.asText());
            }
            if (node.isIntegralNumber()) {
                return FieldValue.of(node.asLong());
            }
            if (node.isNumber()) {
                return FieldValue.of(node.asDouble());
            }
            if (node.isNull()) {
                return FieldValue.NULL;
            }
            throw new IllegalArgumentException("'%s' is not a sort value of a list position".formatted(text));
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException(
                    "'%s' is not a sort value of a list position".formatted(text), unreadable);
        }
    }
}
