package org.vitrine.search.decide;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.vitrine.imageindex.IndexedDecision;

/**
 * Whether a decision has effect. Pure.
 *
 * @param endedBy the decision that undid or replaced it; empty where it has effect
 */
record DecisionValidity(boolean effective, Optional<String> endedBy) {

    private static final DecisionValidity EFFECTIVE = new DecisionValidity(true, Optional.empty());

    /**
     * By decisionId. The newest decision with effect that undoes, redoes or replaces another settles it; those without one have
     * effect. A decision acts on earlier ones only, so the newest are settled first. As index-service folds them.
     *
     * @param decisions with all that undo, redo or replace one of them
     */
    static Map<String, DecisionValidity> of(Collection<IndexedDecision> decisions) {
        Map<String, DecisionValidity> settled = new HashMap<>();
        Map<String, DecisionValidity> standings = new HashMap<>();
        decisions.stream()
                .sorted(Comparator.comparingLong(IndexedDecision::sequence).reversed())
                .forEach(decision -> {
                    var own = settled.getOrDefault(decision.decisionId(), EFFECTIVE);
                    standings.put(decision.decisionId(), own);
                    if (own.effective()) {
                        var ended = new DecisionValidity(false, Optional.of(decision.decisionId()));
                        boolean redoes = decision.kind().equals(DecisionType.REDO.inJson());
                        decision.undoes().ifPresent(id -> settled.putIfAbsent(id, redoes ? EFFECTIVE : ended));
                        decision.replaces().ifPresent(id -> settled.putIfAbsent(id, ended));
                    }
                });
        return Map.copyOf(standings);
    }
}
