package org.vitrine.index.decision;

import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;
import org.vitrine.decisions.KnownDecision;
import org.vitrine.decisions.Ledger;
import org.vitrine.decisions.Subject;
import org.vitrine.decisions.SubjectLog;

/** The ledger of one collection in the stores of its task. */
record StoredLedger(
        String collectionId, KeyValueStore<String, KnownDecision> known, KeyValueStore<String, SubjectLog> logs)
        implements Ledger {

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
    public SubjectLog log(Subject subject) {
        return Optional.ofNullable(logs.get(StoreKey.of(collectionId, subject))).orElse(SubjectLog.EMPTY);
    }

    @Override
    public void keep(Subject subject, SubjectLog log) {
        logs.put(StoreKey.of(collectionId, subject), log);
    }
}
