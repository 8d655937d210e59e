package org.vitrine.decisions;

import java.util.HashSet;
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
     * @throws IllegalStateException if the chain is a cycle, which {@link DecisionFold} refuses
     */
    public End end(String itemId) {
        Set<String> visited = new HashSet<>();
        var end = new End(itemId, Optional.empty(), -1);
        while (visited.add(end.itemId())) {
            var log = logs.apply(new DecisionSubject.OfItem(end.itemId()));
            var merge = ItemState.merge(log);
            long revision = Math.max(end.revision(), ItemState.mergeRevision(log));
            if (merge.isEmpty()) {
                return new End(end.itemId(), end.decision(), revision);
            }
            end = new End(merge.get().targetItemId(), Optional.of(merge.get().decision()), revision);
        }
        throw new IllegalStateException("item '%s' is merged into itself".formatted(itemId));
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
