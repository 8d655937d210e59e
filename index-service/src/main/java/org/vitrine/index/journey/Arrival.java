package org.vitrine.index.journey;

import java.time.Instant;
import java.util.Optional;

/**
 * The newest arrival of an image. A journey compares all other facts with it, to find those about the present bytes.
 *
 * @param identifier the institution's own name of the photograph
 * @param itemId the item that the institution states
 * @param side side that the institution states, in lower case as in JSON
 * @param version version of the image, from 1
 * @param change NEW, PIXELS or METADATA
 * @param sha256 digest of the original bytes
 * @param location location of the original bytes
 * @param at when the bytes arrived, UTC
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

    /**
     * Whether the stages process the bytes of this version; false where only metadata changed and the facts stay valid.
     */
    boolean processesBytes() {
        return !change.equals("METADATA");
    }
}
