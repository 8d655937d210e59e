package org.vitrine.index.journey;

import java.time.Instant;
import java.util.Optional;

/**
 * The newest arrival of an image: what all other facts are measured against.
 *
 * @param side in the words of JSON
 * @param change NEW, PIXELS or METADATA
 */
public record Arrival(
        String identifier,
        String specimenId,
        Optional<String> itemId,
        String side,
        int version,
        String change,
        String sha256,
        String location,
        String mediaType,
        int widthPx,
        int heightPx,
        long sizeBytes,
        Instant at) {

    /** Whether this version asked for the bytes to be processed; a change of the statement alone leaves the facts standing. */
    boolean processesBytes() {
        return !change.equals("METADATA");
    }
}
