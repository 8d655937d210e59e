package org.vitrine.decisions;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the fold of one collection in memory: for folding a whole log, for example to preview an undo, or to compare
 * the result with the state of a service. Not thread-safe.
 */
public final class InMemoryDecisionStore implements DecisionStore {

    private final Map<String, DecisionOutcome> decisions = new HashMap<>();
    private final Map<DecisionSubject, SubjectLog> logs = new HashMap<>();

    @Override
    public Optional<DecisionOutcome> decision(String decisionId) {
        return Optional.ofNullable(decisions.get(decisionId));
    }

    @Override
    public void put(String decisionId, DecisionOutcome outcome) {
        decisions.put(decisionId, outcome);
    }

    @Override
    public void remove(String decisionId) {
        decisions.remove(decisionId);
    }

    @Override
    public SubjectLog log(DecisionSubject decisionSubject) {
        return logs.getOrDefault(decisionSubject, SubjectLog.EMPTY);
    }

    @Override
    public void put(DecisionSubject decisionSubject, SubjectLog log) {
        logs.put(decisionSubject, log);
    }

    /** Returns a snapshot of the subjects that have a log. */
    public Set<DecisionSubject> subjects() {
        return Set.copyOf(logs.keySet());
    }
}
