package org.vitrine.ingest.arrival;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.vitrine.ingest.identity.NameRules;

/**
 * Reads the metadata of a statement: a JSON object of strings, numbers and booleans, whose values become text. The
 * limits are the same for headers, forms, objects in buckets and direct uploads.
 */
final class MetadataReader {

    /** Most metadata members of one photograph. */
    static final int MAX_MEMBERS = 100;

    /**
     * Longest value of a member, in characters (Unicode code points). Metadata of the largest size have 880,000 bytes of
     * UTF-8, so that an arrival fits in a Kafka record of 1 MiB, the default maximum.
     */
    static final int MAX_VALUE_LENGTH = 2000;

    private MetadataReader() {}

    /** Returns the metadata by name; empty where the node is missing or null. Members with null are left out. */
    static Map<String, String> read(JsonNode node) throws UnreadableStatement {
        if (node.isMissingNode() || node.isNull()) {
            return Map.of();
        }
        if (!node.isObject()) {
            throw UnreadableStatement.field(
                    "metadata",
                    node.toString(),
                    "metadata must be a JSON object of strings, such as {\"material\":\"silver\"}.");
        }
        if (node.size() > MAX_MEMBERS) {
            throw UnreadableStatement.field(
                    "metadata",
                    node.size() + " members",
                    "metadata has %d members; at most %d are accepted: leave out those that are not searched."
                            .formatted(node.size(), MAX_MEMBERS));
        }
        var metadata = new LinkedHashMap<String, String>();
        for (var member : node.properties()) {
            var value = value(member.getKey(), member.getValue());
            value.ifPresent(text -> metadata.put(member.getKey(), text));
        }
        return metadata;
    }

    /** Returns the value of a member as text; empty where it is null, which means no value. */
    private static Optional<String> value(String name, JsonNode node) throws UnreadableStatement {
        String field = "metadata." + MalformedStatement.cut(name);
        if (!NameRules.isPrintable(name)) {
            throw UnreadableStatement.field(
                    field,
                    name,
                    "a name in metadata must be printable and of 1 to %d characters: rename it."
                            .formatted(NameRules.MAX_LENGTH));
        }
        if (!node.isValueNode()) {
            throw UnreadableStatement.field(
                    field,
                    node.toString(),
                    "metadata member '%s' must be a string, not a list or object.".formatted(name));
        }
        String text = node.asText();
        int length = text.codePointCount(0, text.length());
        if (length > MAX_VALUE_LENGTH) {
            throw UnreadableStatement.field(
                    field,
                    text,
                    "metadata member '%s' has %d characters; at most %d are accepted: shorten it."
                            .formatted(name, length, MAX_VALUE_LENGTH));
        }
        if (text.codePoints().anyMatch(MetadataReader::isUnpairedSurrogate)) {
            throw UnreadableStatement.field(
                    field,
                    text,
                    "metadata member '%s' contains an unpaired surrogate, which is not Unicode text: remove it."
                            .formatted(name));
        }
        return node.isNull() ? Optional.empty() : Optional.of(text);
    }

    private static boolean isUnpairedSurrogate(int codePoint) {
        return Character.getType(codePoint) == Character.SURROGATE;
    }
}
