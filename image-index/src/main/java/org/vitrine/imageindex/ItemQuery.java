package org.vitrine.imageindex;

import java.util.Optional;

/**
 * Which items of a collection are meant; everything given must hold.
 *
 * @param text words of which all must occur in id, title or metadata; the last may be the beginning of a word
 * @param status where absent, items of every status but removed
 */
public record ItemQuery(String collectionId, Optional<String> text, Optional<IndexedItem.Status> status) {

    public static ItemQuery ofCollection(String collectionId) {
        return new ItemQuery(collectionId, Optional.empty(), Optional.empty());
    }
}
