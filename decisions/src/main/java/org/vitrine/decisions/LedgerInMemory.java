package org.vitrine.decisions;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** For folding a log as a whole, such as to compare it with what a service has. */
public final class LedgerInMemory implements Ledger {

    private final Map<String, KnownDecision> decisions = new HashMap<>();
    private final Map<Subject, SubjectLog> logs = new HashMap<>();

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
    public SubjectLog log(Subject subject) {
        return logs.getOrDefault(subject, SubjectLog.EMPTY);
    }

    @Override
    public void keep(Subject subject, SubjectLog log) {
        logs.put(subject, log);
    }

    /** Of which anything was decided. */
    public Set<Subject> subjects() {
        return Set.copyOf(logs.keySet());
    }
}
