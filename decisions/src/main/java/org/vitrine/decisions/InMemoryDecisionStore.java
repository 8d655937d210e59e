package org.vitrine.decisions;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** For folding a log as a whole, such as to compare it with what a service has. */
public final class InMemoryDecisionStore implements DecisionStore {

    private final Map<String, KnownDecision> decisions = new HashMap<>();
    private final Map<DecisionSubject, SubjectLog> logs = new HashMap<>();

    @Override
    public Optional<KnownDecision> decision(String decisionId) {
        return Optional.ofNullable(decisions.get(decisionId));
    }

    @Override
    public void keep(String decisionId, KnownDecision known) {
        decisions.put(decisionId, known);
    }

    @Override
    public void forget(String decisionId) {
        decisions.remove(decisionId);
    }

    @Override
    public SubjectLog log(DecisionSubject decisionSubject) {
        return logs.getOrDefault(decisionSubject, SubjectLog.EMPTY);
    }

    @Override
    public void keep(DecisionSubject decisionSubject, SubjectLog log) {
        logs.put(decisionSubject, log);
    }

    /** Of which anything was decided. */
    public Set<DecisionSubject> subjects() {
        return Set.copyOf(logs.keySet());
    }
}
