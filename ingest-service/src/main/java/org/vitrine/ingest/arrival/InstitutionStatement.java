package org.vitrine.ingest.arrival;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.vitrine.ingest.identity.Sha256Hex;

/**
 * What an institution says of one photograph.
 *
 * @param identifier the institution's own name of the photograph; its digest stands in where absent
 * @param batchId the batch it comes with; no property of the photograph, so it is not part of {@link #digest()}
 */
public record InstitutionStatement(
        String institutionId,
        Optional<String> identifier,
        Optional<String> specimenId,
        Optional<String> itemId,
        Face side,
        Map<String, String> metadata,
        Optional<String> batchId) {

    /** Which face is seen, in the words of JSON. */
    public enum Face {
        OBVERSE,
        REVERSE,
        OTHER,
        UNKNOWN
    }

    public InstitutionStatement {
        metadata = Map.copyOf(metadata);
    }

    public InstitutionStatement withBatch(Optional<String> batch) {
        return new InstitutionStatement(institutionId, identifier, specimenId, itemId, side, metadata, batch);
    }

    public InstitutionStatement withIdentifier(String name) {
        return new InstitutionStatement(institutionId, Optional.of(name), specimenId, itemId, side, metadata, batchId);
    }

    /** Equal for two statements that say the same, whatever the order of their metadata. */
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

    /** Lengths first, so that no two lists of words run into the same text. */
    private static void append(StringBuilder text, String word) {
        text.append(word.length()).append(':').append(word);
    }
}
