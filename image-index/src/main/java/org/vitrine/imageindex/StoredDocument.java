package org.vitrine.imageindex;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * What an index holds of one image, as far as it decides which of two documents is newer.
 *
 * @param indexVersion external version in OpenSearch
 * @param revision as the document states it; 0 where it states none
 * @param version of the image; 0 where the document states none
 * @param withdrawn whether it is a removal document
 * @param sha256 of the original bytes; empty where the document states none
 */
record StoredDocument(
        long indexVersion,
        long revision,
        int version,
        boolean withdrawn,
        String sha256,
        Optional<DocumentBasis> basis) {

    /** The members that {@link #of} reads. */
    static final List<String> MEMBERS = List.of("revision", "version", IndexJson.WITHDRAWN, "sha256", IndexJson.BASIS);

    static StoredDocument of(long indexVersion, JsonNode source) {
        return new StoredDocument(
                indexVersion,
                source.path("revision").asLong(),
                source.path("version").asInt(),
                source.path(IndexJson.WITHDRAWN).asBoolean(),
                source.path("sha256").asText(),
                IndexJson.basis(source.path(IndexJson.BASIS)));
    }
}
