package org.vitrine.search.decide;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.vitrine.imageindex.ImageIdentity;
import org.vitrine.imageindex.ImageIdentityLookup;
import org.vitrine.imageindex.ImageIndex;
import org.vitrine.imageindex.IndexName;
import org.vitrine.imageindex.IndexedDecided;
import org.vitrine.imageindex.IndexedDecision;
import org.vitrine.imageindex.IndexedItem;
import org.vitrine.imageindex.ItemIndex;
import org.vitrine.imageindex.Selection;

/**
 * Determines whether items exist, from the index and from the decisions of the last minutes, which the index may not
 * have yet. Blocks: call it on a virtual thread.
 *
 * <p>The openings of an item that are older than the last minutes are read from its history in the index, which has the
 * newest 200 decisions with effect. Two changes therefore count only once they are in the index: the undo of an opening
 * that is no longer among the 200, and the redo of an opening that is older than the last minutes.
 */
@ApplicationScoped
class ItemExistence {

    /** Maximum number of photographs of an item that are read. */
    private static final int MAX_IMAGES = 100_000;

    private final ItemIndex items;
    private final ImageIndex images;
    private final ImageIdentityLookup identities;
    private final LoggedDecisions logged;
    private final KnownDecisions known;

    ItemExistence(
            ItemIndex items,
            ImageIndex images,
            ImageIdentityLookup identities,
            LoggedDecisions logged,
            KnownDecisions known) {
        this.items = items;
        this.images = images;
        this.identities = identities;
        this.logged = logged;
        this.known = known;
    }

    /**
     * Returns whether an item exists: by a decision of the last minutes that opened it, by its record, or by
     * photographs for which a catalogue names it. An item whose opening was undone does not exist, unless its record or
     * its photographs give another reason.
     */
    boolean exists(String collectionId, String itemId) {
        var record = items.find(collectionId, itemId).await().indefinitely();
        var indexedOpenings = record.map(item -> openings(item, known.findAll(collectionId, splits(item))))
                .orElse(Set.of());
        return switch (logged.opening(collectionId, itemId, indexedOpenings)) {
            case ItemOpening.InForce() -> true;
            case ItemOpening.NotLogged() ->
                record.isPresent()
                        ? record.get().status() != IndexedItem.Status.REMOVED
                        : hasImages(collectionId, itemId);
            case ItemOpening.Ended(var ended) ->
                existsWithout(itemId, ended, record, () -> images(collectionId, itemId));
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

    /** Returns the ids of the splits in the history of an item, at most 200. */
    static Set<String> splits(IndexedItem item) {
        return item.history().stream()
                .filter(ItemExistence::isSplit)
                .map(IndexedItem.Change::decisionId)
                .collect(Collectors.toSet());
    }

    /**
     * Returns the decisions in the history of an item that opened it. A split is in the histories of two items, and
     * opens only the one to which the specimens go.
     *
     * @param splits the {@link #splits} of the item that exist, by decisionId
     */
    static Set<String> openings(IndexedItem item, Map<String, IndexedDecision> splits) {
        return item.history().stream()
                .filter(change -> isOpening(item.itemId(), change, splits))
                .map(IndexedItem.Change::decisionId)
                .collect(Collectors.toSet());
    }

    private static boolean isOpening(String itemId, IndexedItem.Change change, Map<String, IndexedDecision> splits) {
        if (isSplit(change)) {
            return Optional.ofNullable(splits.get(change.decisionId()))
                    .flatMap(IndexedDecision::value)
                    .flatMap(IndexedDecision.Value::itemId)
                    .filter(itemId::equals)
                    .isPresent();
        }
        return change.kind().equals(DecisionType.OPEN_ITEM.inJson());
    }

    private static boolean isSplit(IndexedItem.Change change) {
        return change.kind().equals(DecisionType.SPLIT_ITEM.inJson());
    }

    /** Reads the photographs of an item. */
    interface ItemImages {
        List<ImageIdentity> read();
    }

    /**
     * Returns whether an item exists although the decisions that opened it have no effect. The index may still have the
     * item as these decisions left it.
     *
     * @param openings decisionIds of the decisions that opened the item; photographs that they attached do not count,
     *     unless a catalogue states the item for them
     * @param images reads the photographs that belong to the item in the index
     */
    static boolean existsWithout(String itemId, Set<String> openings, Optional<IndexedItem> record, ItemImages images) {
        return switch (record.map(IndexedItem::status).orElse(IndexedItem.Status.DRAFT)) {
            case PUBLISHED, MERGED, UNKNOWN -> true;
            case REMOVED -> false;
            case DRAFT ->
                images.read().stream().anyMatch(image -> isStated(itemId, image) || !isAttachedBy(openings, image));
        };
    }

    private static boolean isStated(String itemId, ImageIdentity image) {
        return image.statedItemId().filter(itemId::equals).isPresent();
    }

    private static boolean isAttachedBy(Set<String> decisionIds, ImageIdentity image) {
        return image.decided()
                .flatMap(IndexedDecided::specimen)
                .flatMap(IndexedDecided.OfSpecimen::attachment)
                .filter(attachment -> decisionIds.contains(attachment.decisionId()))
                .isPresent();
    }
}
