package org.vitrine.index.decision;

import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;
import org.vitrine.decisions.DecisionOutcome;
import org.vitrine.decisions.DecisionStore;
import org.vitrine.decisions.DecisionSubject;
import org.vitrine.decisions.SubjectLog;

/**
 * The {@link DecisionStore} of one collection, in the Kafka Streams state stores of its task.
 *
 * @param outcomes outcome of each decision
 * @param logs log of each subject
 */
record StreamsDecisionStore(
        String collectionId, KeyValueStore<String, DecisionOutcome> outcomes, KeyValueStore<String, SubjectLog> logs)
        implements DecisionStore {

    @Override
    public Optional<DecisionOutcome> decision(String decisionId) {
        return Optional.ofNullable(outcomes.get(StoreKey.of(collectionId, decisionId)));
    }

    @Override
    public void put(String decisionId, DecisionOutcome decision) {
        outcomes.put(StoreKey.of(collectionId, decisionId), decision);
    }

    @Override
    public void remove(String decisionId) {
        outcomes.delete(StoreKey.of(collectionId, decisionId));
    }

    @Override
    public SubjectLog log(DecisionSubject decisionSubject) {
        return Optional.ofNullable(logs.get(StoreKey.of(collectionId, decisionSubject)))
                .orElse(SubjectLog.EMPTY);
    }

    @Override
    public void put(DecisionSubject decisionSubject, SubjectLog log) {
        logs.put(StoreKey.of(collectionId, decisionSubject), log);
    }
}
