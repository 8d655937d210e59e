package org.vitrine.search.accuracy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vitrine.imageindex.IndexedDecision;

/**
 * Which decisions have effect: those that no later decision undoes or replaces. An undo may itself be undone, and the later of an undo and
 * a redo counts. Pure.
 */
final class EffectiveDecisions {

    private static final String UNDO = "undo";
    private static final String REDO = "redo";

    private EffectiveDecisions() {}

    /** @param all decisions of one collection, in any order; in the order of their sequence again, without undos and redos */
    static List<IndexedDecision> of(List<IndexedDecision> all) {
        var newestFirst = all.stream()
                .sorted((one, other) -> Long.compare(other.sequence(), one.sequence()))
                .toList();
        // Whatever changes a decision is later than it, so by then it is known whether that has effect.
        Map<String, IndexedDecision> lastWord = new HashMap<>();
        List<IndexedDecision> kept = new ArrayList<>();
        for (IndexedDecision decision : newestFirst) {
            if (!isEffective(lastWord, decision)) {
                continue;
            }
            decision.undoes().ifPresent(target -> lastWord.putIfAbsent(target, decision));
            decision.replaces().ifPresent(target -> lastWord.putIfAbsent(target, decision));
            if (!decision.kind().equals(UNDO) && !decision.kind().equals(REDO)) {
                kept.add(decision);
            }
        }
        return kept.reversed();
    }

    private static boolean isEffective(Map<String, IndexedDecision> lastWord, IndexedDecision decision) {
        var word = lastWord.get(decision.decisionId());
        return word == null || word.kind().equals(REDO);
    }
}
