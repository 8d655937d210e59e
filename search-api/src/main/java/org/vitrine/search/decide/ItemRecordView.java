package org.vitrine.search.decide;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vitrine.imageindex.IndexedItem;
import org.vitrine.search.view.ItemChangeView;

/**
 * JSON of an item in a list.
 *
 * @param title empty if none was given
 * @param status draft, published or merged
 * @param mergedInto id of the item that this one was merged into; absent otherwise
 * @param specimens number of specimens that belong to the item
 * @param images imageIds of photographs that represent the item, at most 24
 * @param history changes of the record, newest last, at most 200
 */
record ItemRecordView(
        String itemId,
        String collectionId,
        String title,
        Map<String, String> metadata,
        String status,
        Optional<String> mergedInto,
        int specimens,
        List<String> images,
        List<ItemChangeView> history,
        SelfLink links) {

    /** Path on this server. */
    record SelfLink(String self) {}

    static ItemRecordView of(IndexedItem item) {
        return new ItemRecordView(
                item.itemId(),
                item.collectionId(),
                item.title(),
                item.metadata(),
                item.status().inJson(),
                item.mergedInto(),
                item.specimens(),
                item.images(),
                item.history().stream().map(ItemChangeView::of).toList(),
                new SelfLink("/v1/items?collection=%s&item=%s"
                        .formatted(encoded(item.collectionId()), encoded(item.itemId()))));
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8);
    }
}
