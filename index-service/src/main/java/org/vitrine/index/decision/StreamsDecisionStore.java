package org.vitrine.index.decision;

import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;
import org.vitrine.decisions.DecisionStore;
import org.vitrine.decisions.DecisionSubject;
import org.vitrine.decisions.KnownDecision;
import org.vitrine.decisions.SubjectLog;

/**
 * The {@link DecisionStore} of one collection, in the Kafka Streams state stores of its task.
 *
 * @param known outcome of each decision
 * @param logs log of each subject
 */
record StreamsDecisionStore(
        String collectionId, KeyValueStore<String, KnownDecision> known, KeyValueStore<String, SubjectLog> logs)
        implements DecisionStore {

    @Override
    public Optional<KnownDecision> decision(String decisionId) {
        return Optional.ofNullable(known.get(StoreKey.of(collectionId, decisionId)));
    }

    @Override
    public void keep(String decisionId, KnownDecision decision) {
        known.put(StoreKey.of(collectionId, decisionId), decision);
    }

    @Override
    public void forget(String decisionId) {
        known.delete(StoreKey.of(collectionId, decisionId));
    }

    @Override
    public SubjectLog log(DecisionSubject decisionSubject) {
        return Optional.ofNullable(logs.get(StoreKey.of(collectionId, decisionSubject)))
                .orElse(SubjectLog.EMPTY);
    }

    @Override
    public void keep(DecisionSubject decisionSubject, SubjectLog log) {
        logs.put(StoreKey.of(collectionId, decisionSubject), log);
    }
}
