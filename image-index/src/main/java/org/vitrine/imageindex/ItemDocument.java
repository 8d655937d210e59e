package org.vitrine.imageindex;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An item as it is stored: itself, and under {@code text} what words find it by. */
final class ItemDocument {

    private ItemDocument() {}

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
                        .collect(Collectors.joining("\n")));
        return document;
    }
}
