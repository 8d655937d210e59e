package org.vitrine.imageindex;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * The members of a stored document that decide which of two documents of an image is newer, see {@link
 * VersionConflict}.
 *
 * @param indexVersion external version in OpenSearch
 * @param revision revision that the document states; 0 where it states none
 * @param version version of the image; 0 where the document states none
 * @param withdrawn whether it is a removal document
 * @param sha256 digest of the original bytes; empty where the document states none
 * @param basis facts that the document was joined from; empty for a removal and for documents of an earlier release
 */
record StoredDocument(
        long indexVersion,
        long revision,
        int version,
        boolean withdrawn,
        String sha256,
        Optional<DocumentBasis> basis) {

    /** Members of the document that {@link #of} reads. */
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
