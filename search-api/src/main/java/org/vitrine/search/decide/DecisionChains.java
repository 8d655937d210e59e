package org.vitrine.search.decide;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vitrine.imageindex.DecisionIndex;
import org.vitrine.imageindex.IndexedDecision;

/**
 * Finds the decisions that undo, redo or replace given decisions, and those that undo these in turn. Blocks: call it on
 * a virtual thread.
 */
@ApplicationScoped
class DecisionChains {

    /** Maximum length of a chain that is followed, such as an undo and the undo of that undo. */
    private static final int MAX_DEPTH = 8;

    /** Maximum number of decisionIds in one request to the index. */
    private static final int BATCH_SIZE = 1_000;

    private final DecisionIndex index;

    DecisionChains(DecisionIndex index) {
        this.index = index;
    }

    /** Returns the given decisions and all that act on them, directly or through others, by decisionId. */
    Map<String, IndexedDecision> of(String collectionId, Collection<IndexedDecision> decisions) {
        Map<String, IndexedDecision> known = new LinkedHashMap<>();
        var frontier = decisions;
        for (int depth = 0; depth < MAX_DEPTH && !frontier.isEmpty(); depth++) {
            frontier.forEach(decision -> known.putIfAbsent(decision.decisionId(), decision));
            frontier = targeting(collectionId, frontier).stream()
                    .filter(decision -> !known.containsKey(decision.decisionId()))
                    .toList();
        }
        return known;
    }

    private List<IndexedDecision> targeting(String collectionId, Collection<IndexedDecision> decisions) {
        var ids = decisions.stream().map(IndexedDecision::decisionId).toList();
        var found = new ArrayList<IndexedDecision>();
        for (int from = 0; from < ids.size(); from += BATCH_SIZE) {
            var batch = ids.subList(from, Math.min(ids.size(), from + BATCH_SIZE));
            found.addAll(index.targeting(collectionId, batch).await().indefinitely());
        }
        return found;
    }
}
