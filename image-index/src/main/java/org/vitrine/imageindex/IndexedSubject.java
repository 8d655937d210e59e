package org.vitrine.imageindex;

import java.util.Optional;

/**
 * A subject of a decision within one collection: a specimen (institutionId and specimenId), a photograph (these and
 * imageId), or an item (itemId alone).
 */
public record IndexedSubject(
        Optional<String> institutionId,
        Optional<String> specimenId,
        Optional<String> imageId,
        Optional<String> itemId) {

    /** Returns the subject for a specimen. */
    public static IndexedSubject ofSpecimen(String institutionId, String specimenId) {
        return new IndexedSubject(
                Optional.of(institutionId), Optional.of(specimenId), Optional.empty(), Optional.empty());
    }

    /** Returns the subject for an item. */
    public static IndexedSubject ofItem(String itemId) {
        return new IndexedSubject(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(itemId));
    }
}
