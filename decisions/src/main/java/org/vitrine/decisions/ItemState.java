package org.vitrine.decisions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.vitrine.events.DecisionKind;
import org.vitrine.events.DecisionReference;
import org.vitrine.events.DecisionValue;
import org.vitrine.events.ItemChange;
import org.vitrine.events.ItemStatus;

/**
 * The decided state of one item, computed from its log.
 *
 * @param opened whether a decision created the item (OPEN_ITEM or SPLIT_ITEM)
 * @param published whether a decision made the item public
 * @param title title for people; empty where no decision gave one
 * @param metadata value by name, after all edits
 * @param merge the merge of this item into another; empty where it is not merged
 * @param history decisions with effect, newest last, at most 200
 */
public record ItemState(
        boolean opened,
        boolean published,
        String title,
        Map<String, String> metadata,
        Optional<Merge> merge,
        List<ItemChange> history) {

    private static final int MAX_HISTORY = 200;

    /**
     * The merge of the item into another.
     *
     * @param targetItemId itemId of the item that replaces it; may be merged in turn
     * @param decision the decision
     * @param offset offset of the decision in its topic partition: the later of two merges has the greater one
     */
    public record Merge(String targetItemId, DecisionReference decision, long offset) {}

    public ItemState {
        metadata = Map.copyOf(metadata);
        history = List.copyOf(history);
    }

    /** Computes the state from the log of the item. An empty log gives an item that is not opened and has no title. */
    public static ItemState of(SubjectLog log) {
        boolean opened = false;
        boolean published = false;
        String title = "";
        Map<String, String> metadata = new TreeMap<>();
        List<ItemChange> history = new ArrayList<>();
        String itemId = "";
        for (LogEntry entry : log.effective()) {
            var value = Optional.ofNullable(entry.decision().getValue());
            itemId = entry.decision().getSubjects().getFirst().getItemId();
            history.add(new ItemChange(
                    entry.decisionId(),
                    entry.kind(),
                    entry.person(),
                    entry.decision().getDecidedAt()));
            boolean opens = entry.kind() == DecisionKind.OPEN_ITEM
                    || (entry.kind() == DecisionKind.SPLIT_ITEM
                            && value.map(DecisionValue::getItemId).equals(Optional.ofNullable(itemId)));
            opened |= opens;
            published |= entry.kind() == DecisionKind.PUBLISH_ITEM;
            if (opens || entry.kind() == DecisionKind.EDIT_ITEM) {
                title = value.map(DecisionValue::getTitle).orElse(title);
                value.map(DecisionValue::getMetadata).ifPresent(given -> patch(metadata, given));
            }
        }
        return new ItemState(
                opened,
                published,
                title,
                metadata,
                merge(log),
                history.size() <= MAX_HISTORY
                        ? history
                        : history.subList(history.size() - MAX_HISTORY, history.size()));
    }

    /** Returns the newest merge with effect of the item into another; merges of other items into it do not count. */
    static Optional<Merge> merge(SubjectLog log) {
        return log.effective().stream()
                .filter(ItemState::isMerge)
                .reduce((earlier, later) -> later)
                .flatMap(entry -> Optional.ofNullable(entry.decision().getOther())
                        .flatMap(DecisionSubject::item)
                        .map(target -> new Merge(target.itemId(), entry.reference(), entry.offset())));
    }

    /** Returns the revision of the log if the item was ever merged into another, with or without effect; else −1. */
    static long mergeRevision(SubjectLog log) {
        return log.entries().stream().anyMatch(ItemState::isMerge) ? log.revision() : -1;
    }

    private static boolean isMerge(LogEntry entry) {
        return entry.kind() == DecisionKind.MERGE_ITEM && entry.isStatement() && !entry.counterpart();
    }

    private static void patch(Map<String, String> metadata, Map<String, String> given) {
        given.forEach((name, value) -> {
            if (value.isEmpty()) {
                metadata.remove(name);
            } else {
                metadata.put(name, value);
            }
        });
    }

    /**
     * Returns the status of the item, from its decisions and from what the catalogue states.
     *
     * @param statedByInstitution whether an institution states the item for a photograph
     * @param specimens number of specimens that belong to the item
     */
    public ItemStatus status(boolean statedByInstitution, int specimens) {
        if (merge.isPresent()) {
            return ItemStatus.MERGED;
        }
        if (statedByInstitution || published) {
            return ItemStatus.PUBLISHED;
        }
        return opened || specimens > 0 ? ItemStatus.DRAFT : ItemStatus.REMOVED;
    }
}
