package org.vitrine.search.decide;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vitrine.decisions.DecisionEffects;
import org.vitrine.imageindex.IndexedDecision;
import org.vitrine.imageindex.IndexedSubject;
import org.vitrine.search.people.PersonView;

/**
 * JSON of a decision.
 *
 * @param role empty if none was given
 * @param effective whether the decision has effect now; absent in the answer to the request that made it
 * @param undoneBy decisionId that undid or replaced it; absent if it has effect
 * @param conflictsWith ids of decisions of other people that contradict it; absent in exports
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
            Optional<DecisionEffects.EffectStatus> effectStatus,
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
                effectStatus.map(DecisionEffects.EffectStatus::effective),
                effectStatus.flatMap(DecisionEffects.EffectStatus::endedBy),
                conflictsWith);
    }
}
