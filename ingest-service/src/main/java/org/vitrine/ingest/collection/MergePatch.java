package org.vitrine.ingest.collection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Applies a JSON merge patch (RFC 7396). */
final class MergePatch {

    private MergePatch() {}

    /**
     * Returns the patched document.
     *
     * @param target the document to patch; it is not modified
     * @param patch an object changes members, and its null values remove them; any other value replaces the target
     */
    static JsonNode apply(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode result =
                target.isObject() ? ((ObjectNode) target).deepCopy() : JsonNodeFactory.instance.objectNode();
        patch.properties().forEach(change -> {
            if (change.getValue().isNull()) {
                result.remove(change.getKey());
            } else {
                result.set(change.getKey(), apply(result.path(change.getKey()), change.getValue()));
            }
        });
        return result;
    }
}
