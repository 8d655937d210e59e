package org.vitrine.imageindex;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Builds the stored JSON document of an item: the item, and under {@code text} the case-folded text that a search
 * matches.
 */
final class ItemDocument {

    private ItemDocument() {}

    /** Returns the id of the document in OpenSearch. */
    static String id(String collectionId, String itemId) {
        return collectionId + "/" + itemId;
    }

    static ObjectNode of(IndexedItem item) {
        ObjectNode document = IndexJson.tree(item);
        document.put(
                "text",
                Stream.concat(
                                Stream.of(item.itemId(), item.title()),
                                item.metadata().values().stream().sorted())
                        .map(CaseFolding::fold)
                        .collect(Collectors.joining("\n")));
        return document;
    }
}
