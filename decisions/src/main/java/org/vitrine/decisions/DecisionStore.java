package org.vitrine.decisions;

import java.util.Optional;

/** What is kept of one collection between decisions. */
public interface DecisionStore {

    Optional<KnownDecision> decision(String decisionId);

    void keep(String decisionId, KnownDecision known);

    void forget(String decisionId);

    /** Empty where nothing was ever decided of the subject. */
    SubjectLog log(DecisionSubject decisionSubject);

    void keep(DecisionSubject decisionSubject, SubjectLog log);
}
