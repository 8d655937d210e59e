package org.vitrine.search.decide;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.vitrine.imageindex.DecisionIndex;
import org.vitrine.imageindex.IndexedDecision;

/**
 * Finds a recorded decision by its id: first among those of the last minutes, which the index may not have yet, then in
 * the index. Blocks: call it on a virtual thread.
 */
@ApplicationScoped
class KnownDecisions {

    private final LoggedDecisions logged;
    private final DecisionIndex index;

    KnownDecisions(LoggedDecisions logged, DecisionIndex index) {
        this.logged = logged;
        this.index = index;
    }

    Optional<IndexedDecision> find(String collectionId, String decisionId) {
        return logged.find(collectionId, decisionId)
                .or(() -> index.find(collectionId, decisionId).await().indefinitely());
    }

    /** Finds several recorded decisions, and reads those of the index concurrently; by decisionId. */
    Map<String, IndexedDecision> findAll(String collectionId, Collection<String> decisionIds) {
        var found = new HashMap<String, IndexedDecision>();
        decisionIds.forEach(id -> logged.find(collectionId, id).ifPresent(decision -> found.put(id, decision)));
        var others = decisionIds.stream().filter(id -> !found.containsKey(id)).toList();
        index.findAll(collectionId, others)
                .await()
                .indefinitely()
                .forEach(decision -> found.put(decision.decisionId(), decision));
        return found;
    }

    /** Throws {@code unknown-decision} where there is none. */
    IndexedDecision require(String collectionId, String decisionId) {
        return find(collectionId, decisionId)
                .orElseThrow(() -> new DecideProblem.UnknownDecision(collectionId, decisionId).exception());
    }

    /** Makes an acknowledged decision known to this replica at once. Other replicas read it from the topic. */
    void addAcknowledged(IndexedDecision decision) {
        logged.addAcknowledged(decision);
    }
}
