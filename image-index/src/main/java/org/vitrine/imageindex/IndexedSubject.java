package org.vitrine.imageindex;

import java.util.Optional;

/**
 * What a decision is about: a specimen (institutionId and specimenId), a photograph (the same and imageId), or an item (itemId
 * alone), within one collection.
 */
public record IndexedSubject(
        Optional<String> institutionId,
        Optional<String> specimenId,
        Optional<String> imageId,
        Optional<String> itemId) {

    public static IndexedSubject ofSpecimen(String institutionId, String specimenId) {
        return new IndexedSubject(
                Optional.of(institutionId), Optional.of(specimenId), Optional.empty(), Optional.empty());
    }

    public static IndexedSubject ofItem(String itemId) {
        return new IndexedSubject(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(itemId));
    }
}
