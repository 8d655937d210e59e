package org.vitrine.imageindex;

import java.util.Optional;

/**
 * A query for items of one collection. All given conditions must hold.
 *
 * @param text words that must all occur in id, title or metadata; the last may be the beginning of a word
 * @param status status of the items; empty for every status except REMOVED
 */
public record ItemQuery(String collectionId, Optional<String> text, Optional<IndexedItem.Status> status) {

    /** Returns the query for all items of a collection that are not REMOVED. */
    public static ItemQuery ofCollection(String collectionId) {
        return new ItemQuery(collectionId, Optional.empty(), Optional.empty());
    }
}
