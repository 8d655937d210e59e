package org.vitrine.decisions;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.vitrine.events.DecisionReference;

/**
 * Follows merges of items: item A can be merged into B, and B into C. {@link #end} returns the last item of such a
 * chain, which replaces the others.
 *
 * @param logs returns the log of an item; an empty log for an unknown one
 */
public record MergeChains(Function<DecisionSubject, SubjectLog> logs) {

    /**
     * The end of a chain.
     *
     * @param itemId the last item of the chain; the first one itself where it is not merged
     * @param decision the decision that made the last merge of the chain; empty where the first item is not merged
     * @param revision offset of the newest decision about any item of the chain that was ever merged into another; −1
     *     where there is none
     */
    public record End(String itemId, Optional<DecisionReference> decision, long revision) {}

    /**
     * Follows the merges from an item to the end of its chain.
     *
     * <p>{@link DecisionFold} refuses a merge that closes a cycle. Only the erasure of an undo can leave one, because it
     * restores the undone merge beside a later opposite one. The earliest merge of a cycle then has no effect.
     */
    public End end(String itemId) {
        Map<String, ItemState.Merge> merges = new LinkedHashMap<>();
        var decision = Optional.<DecisionReference>empty();
        long revision = -1;
        String current = itemId;
        while (!merges.containsKey(current)) {
            var log = logs.apply(new DecisionSubject.OfItem(current));
            var merge = ItemState.merge(log);
            revision = Math.max(revision, ItemState.mergeRevision(log));
            if (merge.isEmpty()) {
                return new End(current, decision, revision);
            }
            merges.put(current, merge.get());
            decision = Optional.of(merge.get().decision());
            current = merge.get().targetItemId();
        }
        return endOfCycle(itemId, current, merges, revision);
    }

    /**
     * Returns the end of a chain that leads into a cycle.
     *
     * @param entry the first item of the cycle that the chain reaches
     * @param merges merges of the items of the chain, in its order
     */
    private static End endOfCycle(String itemId, String entry, Map<String, ItemState.Merge> merges, long revision) {
        String end = merges.keySet().stream()
                .dropWhile(item -> !item.equals(entry))
                .min(Comparator.comparingLong(
                        item -> Objects.requireNonNull(merges.get(item)).offset()))
                .orElseThrow();
        return new End(
                end,
                merges.entrySet().stream()
                        .filter(merge -> !end.equals(itemId)
                                && merge.getValue().targetItemId().equals(end))
                        .map(merge -> merge.getValue().decision())
                        .findFirst(),
                revision);
    }

    /** Whether the merges from this item lead into a cycle. */
    boolean isCyclic(String itemId) {
        Set<String> visited = new HashSet<>();
        String current = itemId;
        while (visited.add(current)) {
            var merge = ItemState.merge(logs.apply(new DecisionSubject.OfItem(current)));
            if (merge.isEmpty()) {
                return false;
            }
            current = merge.get().targetItemId();
        }
        return true;
    }
}
