package org.vitrine.search.decide;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.vitrine.imageindex.ImageIdentity;
import org.vitrine.imageindex.ImageIdentityLookup;
import org.vitrine.imageindex.ImageIndex;
import org.vitrine.imageindex.IndexName;
import org.vitrine.imageindex.IndexedDecided;
import org.vitrine.imageindex.IndexedItem;
import org.vitrine.imageindex.ItemIndex;
import org.vitrine.imageindex.Selection;

/**
 * Determines whether items exist, from the index and from the decisions of the last minutes, which the index may not
 * have yet. Blocks: call it on a virtual thread.
 */
@ApplicationScoped
class ItemExistence {

    /** Maximum number of photographs of an item that are read. */
    private static final int MAX_IMAGES = 100_000;

    private final ItemIndex items;
    private final ImageIndex images;
    private final ImageIdentityLookup identities;
    private final LoggedDecisions logged;

    ItemExistence(ItemIndex items, ImageIndex images, ImageIdentityLookup identities, LoggedDecisions logged) {
        this.items = items;
        this.images = images;
        this.identities = identities;
        this.logged = logged;
    }

    /**
     * Returns whether an item exists: by a decision of the last minutes that opened it, by its record, or by
     * photographs for which a catalogue names it. An item whose opening was undone does not exist, unless its record or
     * its photographs give another reason.
     */
    boolean exists(String collectionId, String itemId) {
        var record = items.find(collectionId, itemId).await().indefinitely();
        var indexedOpenings = record.map(ItemExistence::openings).orElse(Set.of());
        return switch (logged.opening(collectionId, itemId, indexedOpenings)) {
            case ItemOpening.InForce() -> true;
            case ItemOpening.NotLogged() ->
                record.isPresent()
                        ? record.get().status() != IndexedItem.Status.REMOVED
                        : hasImages(collectionId, itemId);
            case ItemOpening.Ended(var ended) -> existsWithout(ended, record, () -> images(collectionId, itemId));
        };
    }

    private boolean hasImages(String collectionId, String itemId) {
        var selection = Selection.ofCollection(collectionId).ofItem(itemId);
        return images.count(IndexName.ALL, selection).await().indefinitely() > 0;
    }

    private List<ImageIdentity> images(String collectionId, String itemId) {
        var selection = Selection.ofCollection(collectionId).ofItem(itemId);
        return identities.of(selection, MAX_IMAGES).await().indefinitely();
    }

    private static Set<String> openings(IndexedItem item) {
        return item.history().stream()
                .filter(change -> DecisionType.of(change.kind())
                        .filter(DecisionType::opensItem)
                        .isPresent())
                .map(IndexedItem.Change::decisionId)
                .collect(Collectors.toSet());
    }

    /** Reads the photographs of an item. */
    interface ItemImages {
        List<ImageIdentity> read();
    }

    /**
     * Returns whether an item exists although the decisions that opened it have no effect. The index may still have the
     * item as these decisions left it.
     *
     * @param openings decisionIds of the decisions that opened the item
     * @param images reads the photographs that belong to the item in the index
     */
    static boolean existsWithout(Set<String> openings, Optional<IndexedItem> record, ItemImages images) {
        return switch (record.map(IndexedItem::status).orElse(IndexedItem.Status.DRAFT)) {
            case PUBLISHED, MERGED, UNKNOWN -> true;
            case REMOVED -> false;
            case DRAFT -> images.read().stream().anyMatch(image -> !isAttachedBy(openings, image));
        };
    }

    private static boolean isAttachedBy(Set<String> decisionIds, ImageIdentity image) {
        return image.decided()
                .flatMap(IndexedDecided::specimen)
                .flatMap(IndexedDecided.OfSpecimen::attachment)
                .filter(attachment -> decisionIds.contains(attachment.decisionId()))
                .isPresent();
    }
}
