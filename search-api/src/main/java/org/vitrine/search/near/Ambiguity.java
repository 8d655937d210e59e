package org.vitrine.search.near;

import java.util.List;
import java.util.Optional;
import org.vitrine.imageindex.CaseFolding;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.search.match.ItemDifferences;
import org.vitrine.search.match.ItemMatch;
import org.vitrine.search.view.AmbiguityView;
import org.vitrine.search.view.Links;

/**
 * Describes the items of an ambiguous answer: which items are too close to choose from, and which statements of their
 * institutions distinguish them.
 */
final class Ambiguity {

    private Ambiguity() {}

    /**
     * Returns the description; empty if no items are close.
     *
     * @param close items that are too close to choose from
     * @param indexHits indexed images, from which the statements are read
     */
    static Optional<AmbiguityView> of(NearestItemsQuery nearestItemsQuery, List<ItemMatch> close, IndexHits indexHits) {
        if (close.isEmpty()) {
            return Optional.empty();
        }
        var items = close.stream()
                .map(item -> new ItemDifferences.Item(
                        key(nearestItemsQuery, item),
                        indexHits.of(item).stream().map(IndexedImage::metadata).toList()))
                .toList();
        return Optional.of(AmbiguityView.of(
                items.stream().map(ItemDifferences.Item::key).toList(),
                ItemDifferences.of(items, nearestItemsQuery.facets(), CaseFolding::fold)));
    }

    private static String key(NearestItemsQuery nearestItemsQuery, ItemMatch item) {
        var specimen = item.best().specimen();
        return item.best()
                .itemId()
                .orElseGet(() -> Links.specimen(
                        nearestItemsQuery.collectionId(), specimen.institutionId(), specimen.specimenId()));
    }
}
