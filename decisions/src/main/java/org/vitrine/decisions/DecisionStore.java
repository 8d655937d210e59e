package org.vitrine.decisions;

import java.util.Optional;

/**
 * Storage for the fold of one collection: the outcome of each decision, and the log of each subject.
 *
 * <p>index-service implements it with Kafka Streams state stores, {@link InMemoryDecisionStore} with maps.
 */
public interface DecisionStore {

    /** Returns the outcome of a decision; empty where it was never applied, or was erased. */
    Optional<KnownDecision> decision(String decisionId);

    void keep(String decisionId, KnownDecision known);

    void forget(String decisionId);

    /** Returns the log of a subject; {@link SubjectLog#EMPTY} where no decision ever concerned it. */
    SubjectLog log(DecisionSubject decisionSubject);

    void keep(DecisionSubject decisionSubject, SubjectLog log);
}
