package org.vitrine.search.effects;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vitrine.decisions.DecisionEffects;
import org.vitrine.imageindex.IndexedDecision;

/** Determines which indexed decisions have effect, by the rules of {@link DecisionEffects}. Pure. */
public final class DecisionValidity {

    private static final String UNDO = "undo";
    private static final String REDO = "redo";

    private DecisionValidity() {}

    /**
     * Returns by decisionId whether a decision has effect, and otherwise which decision ended it.
     *
     * @param decisions decisions together with all that undo, redo or replace one of them
     */
    public static Map<String, DecisionEffects.EffectStatus> of(Collection<IndexedDecision> decisions) {
        return DecisionEffects.of(decisions.stream().map(DecisionValidity::link).toList());
    }

    /**
     * Returns the decisions that have effect, in the order of their sequence, without undos and redos.
     *
     * @param all decisions of one collection, in any order
     */
    public static List<IndexedDecision> effective(Collection<IndexedDecision> all) {
        var effectStatuses = of(all);
        return all.stream()
                .filter(decision -> !isKind(decision, UNDO) && !isKind(decision, REDO))
                .filter(decision -> {
                    var effectStatus = effectStatuses.get(decision.decisionId());
                    return effectStatus == null || effectStatus.effective();
                })
                .sorted(Comparator.comparingLong(IndexedDecision::sequence))
                .toList();
    }

    /** Returns the references of a decision to earlier ones. */
    public static DecisionEffects.Link link(IndexedDecision decision) {
        Optional<String> target = decision.undoes();
        boolean redoes = isKind(decision, REDO);
        return new DecisionEffects.Link(
                decision.decisionId(),
                decision.sequence(),
                target.filter(_ -> !redoes),
                target.filter(_ -> redoes),
                decision.replaces());
    }

    private static boolean isKind(IndexedDecision decision, String kind) {
        return decision.kind().equals(kind);
    }
}
