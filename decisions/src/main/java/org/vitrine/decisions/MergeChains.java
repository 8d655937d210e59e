package org.vitrine.decisions;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.vitrine.events.DecisionReference;

/**
 * Which item stands for which, along chains of merges.
 *
 * @param logs of items
 */
public record MergeChains(Function<DecisionSubject, SubjectLog> logs) {

    /**
     * The end of a chain.
     *
     * @param itemId the item that stands for the first one; the same where it is not merged
     * @param by the decision of the last link
     * @param revision offset of the newest decision about any item of the chain but the last; −1 where there is none
     */
    public record End(String itemId, Optional<DecisionReference> by, long revision) {}

    public End end(String itemId) {
        Set<String> seen = new HashSet<>();
        var end = new End(itemId, Optional.empty(), -1);
        while (seen.add(end.itemId())) {
            var log = logs.apply(new DecisionSubject.OfItem(end.itemId()));
            var merge = ItemState.merge(log);
            long revision = Math.max(end.revision(), ItemState.mergesRevision(log));
            if (merge.isEmpty()) {
                return new End(end.itemId(), end.by(), revision);
            }
            end = new End(merge.get().into(), Optional.of(merge.get().by()), revision);
        }
        throw new IllegalStateException("item '%s' is merged into itself".formatted(itemId));
    }

    boolean isCyclic(String itemId) {
        Set<String> seen = new HashSet<>();
        String at = itemId;
        while (seen.add(at)) {
            var merge = ItemState.merge(logs.apply(new DecisionSubject.OfItem(at)));
            if (merge.isEmpty()) {
                return false;
            }
            at = merge.get().into();
        }
        return true;
    }
}
