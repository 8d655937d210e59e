package org.vitrine.search.decide;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vitrine.decisions.DecisionEffects;
import org.vitrine.imageindex.IndexedDecision;
import org.vitrine.imageindex.IndexedSubject;
import org.vitrine.search.people.PersonView;

/**
 * A decision in an answer.
 *
 * @param role empty where none was given
 * @param effective whether it counts now; absent in the answer to the request that made it
 * @param undoneBy the decision that undid or replaced it
 * @param conflictsWith decisions of other people that say otherwise; absent in exports
 */
record DecisionView(
        String decisionId,
        String collectionId,
        String kind,
        List<IndexedSubject> subjects,
        Optional<IndexedSubject> other,
        Optional<IndexedDecision.Value> value,
        Optional<IndexedDecision.Evidence> evidence,
        Optional<String> replaces,
        Optional<String> undoes,
        String note,
        PersonView person,
        String role,
        Instant decidedAt,
        Optional<Boolean> effective,
        Optional<String> undoneBy,
        Optional<List<String>> conflictsWith) {

    static DecisionView of(IndexedDecision decision) {
        return of(decision, Optional.empty(), Optional.empty());
    }

    static DecisionView of(
            IndexedDecision decision,
            Optional<DecisionEffects.Standing> standing,
            Optional<List<String>> conflictsWith) {
        return new DecisionView(
                decision.decisionId(),
                decision.collectionId(),
                decision.kind(),
                decision.subjects(),
                decision.other(),
                decision.value(),
                decision.evidence(),
                decision.replaces(),
                decision.undoes(),
                decision.note(),
                PersonView.of(decision.person()),
                decision.role(),
                decision.decidedAt(),
                standing.map(DecisionEffects.Standing::effective),
                standing.flatMap(DecisionEffects.Standing::endedBy),
                conflictsWith);
    }
}
