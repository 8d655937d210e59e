package org.vitrine.ingest.arrival;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.vitrine.ingest.identity.Sha256Hex;

/**
 * The statement of an institution about one photograph.
 *
 * @param institutionId the institution, a slug
 * @param identifier the institution's own name of the photograph; its digest is used where absent
 * @param specimenId the photographed object
 * @param itemId the catalogue record to which the object belongs, by the institution
 * @param side the face that the photograph shows
 * @param metadata free members, values by name
 * @param batchId the batch with which the photograph comes; no property of the photograph, so it is not part of
 *     {@link #digest()}
 */
public record InstitutionStatement(
        String institutionId,
        Optional<String> identifier,
        Optional<String> specimenId,
        Optional<String> itemId,
        Face side,
        Map<String, String> metadata,
        Optional<String> batchId) {

    /** The face of the specimen that a photograph shows; its JSON values are the names in lower case. */
    public enum Face {
        OBVERSE,
        REVERSE,
        OTHER,
        UNKNOWN
    }

    public InstitutionStatement {
        metadata = Map.copyOf(metadata);
    }

    /** Returns the statement with another batch, or with none. */
    public InstitutionStatement withBatch(Optional<String> batch) {
        return new InstitutionStatement(institutionId, identifier, specimenId, itemId, side, metadata, batch);
    }

    /** Returns the statement with another identifier. */
    public InstitutionStatement withIdentifier(String name) {
        return new InstitutionStatement(institutionId, Optional.of(name), specimenId, itemId, side, metadata, batchId);
    }

    /**
     * Returns a digest that is equal for two statements with the same content, whatever the order of their metadata. It
     * covers specimen, item, side and metadata.
     */
    public String digest() {
        var text = new StringBuilder();
        append(text, specimenId.orElse(""));
        append(text, itemId.orElse(""));
        append(text, side.name());
        new TreeMap<>(metadata).forEach((name, value) -> {
            append(text, name);
            append(text, value);
        });
        return Sha256Hex.hex(text.toString());
    }

    /** Appends a word with its length before it, so that two different lists of words never result in the same text. */
    private static void append(StringBuilder text, String word) {
        text.append(word.length()).append(':').append(word);
    }
}
