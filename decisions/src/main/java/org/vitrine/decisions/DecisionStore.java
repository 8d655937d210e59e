package org.vitrine.decisions;

import java.util.Optional;

/**
 * Storage for the fold of one collection: the outcome of each decision, and the log of each subject.
 *
 * <p>index-service implements it with Kafka Streams state stores, {@link InMemoryDecisionStore} with maps.
 */
public interface DecisionStore {

    /** Returns the outcome of a decision; empty where it was never applied, or was erased. */
    Optional<DecisionOutcome> decision(String decisionId);

    void put(String decisionId, DecisionOutcome outcome);

    void remove(String decisionId);

    /** Returns the log of a subject; {@link SubjectLog#EMPTY} where no decision ever concerned it. */
    SubjectLog log(DecisionSubject decisionSubject);

    void put(DecisionSubject decisionSubject, SubjectLog log);
}
