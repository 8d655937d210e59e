package org.vitrine.index.decision;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.vitrine.decisions.DecisionFold;
import org.vitrine.decisions.DecisionSubject;
import org.vitrine.decisions.FoldResult;
import org.vitrine.decisions.KnownDecision;
import org.vitrine.decisions.LoggedDecision;
import org.vitrine.decisions.SubjectLog;
import org.vitrine.events.Decision;
import org.vitrine.events.Item;

/**
 * Processor of the decision topology. It applies decisions, arrivals, withdrawals and profiles to the state of their
 * collection, and forwards the new decided state of every photograph and item that a record affects.
 *
 * <p>All records of a collection reach the same task, in the order of their partition. One instance per task, used by
 * one thread.
 */
final class DecisionStateUpdater implements Processor<String, FoldInput, String, FoldOutput> {

    private static final Logger LOG = Logger.getLogger(DecisionStateUpdater.class);

    static final String DECISION_KNOWN = "decision-known";
    static final String SUBJECT_LOG = "subject-log";
    static final String REQUIRED_CONFIRMATIONS = "required-confirmations";
    static final String ITEM_RECORD = "item-record";

    private @Nullable ProcessorContext<String, FoldOutput> context;
    private @Nullable CatalogueStore catalogueStore;

    @Override
    public void init(ProcessorContext<String, FoldOutput> context) {
        this.context = context;
        this.catalogueStore = CatalogueStore.open(context);
    }

    @Override
    public void process(Record<String, FoldInput> record) {
        if (record.key() == null) {
            throw new IllegalArgumentException("the record has no key; it begins with the collectionId");
        }
        switch (record.value()) {
            case FoldInput.Taken(var decision) -> {
                String collectionId = decision.map(Decision::getCollectionId).orElseGet(() -> before(record.key()));
                var round = round(collectionId, record);
                decision.ifPresentOrElse(
                        taken -> take(round, taken),
                        () -> erase(round, record.key().substring(collectionId.length() + 1)));
            }
            case FoldInput.Catalogued(var entry) -> {
                var round = round(entry.collectionId(), record);
                round.enter(entry);
                round.sendItems();
            }
            case FoldInput.Profiled(var required) -> profile(round(record.key(), record), required);
        }
    }

    private void take(FoldRound round, Decision decision) {
        var folded = DecisionFold.apply(round.ledger(), new LoggedDecision(decision, offset()));
        switch (folded) {
            case FoldResult.Applied(var concerns) -> round.settle(concerns);
            case FoldResult.Repeated() ->
                LOG.infof(
                        "collection=%s decision=%s was taken before; the repeat changes nothing",
                        decision.getCollectionId(), decision.getDecisionId());
            case FoldResult.Refused(var reason) ->
                LOG.warnf(
                        "collection=%s decision=%s has no effect: %s",
                        decision.getCollectionId(), decision.getDecisionId(), reason);
        }
    }

    private void erase(FoldRound round, String decisionId) {
        round.settle(DecisionFold.erase(round.ledger(), decisionId));
    }

    /**
     * Stores the required confirmations of a collection. Where the number changes, other attachments can be in force,
     * so every specimen with decisions is evaluated again.
     */
    private void profile(FoldRound round, int required) {
        KeyValueStore<String, Integer> profiles = context().getStateStore(REQUIRED_CONFIRMATIONS);
        String key = StoreKey.of(round.ledger().collectionId());
        Integer before = profiles.get(key);
        profiles.put(key, required);
        if (required != (before == null ? 1 : before)) {
            Set<DecisionSubject> all = new LinkedHashSet<>();
            KeyValueStore<String, SubjectLog> logs = context().getStateStore(SUBJECT_LOG);
            String prefix = StoreKey.of(round.ledger().collectionId(), "specimen");
            try (var found = logs.prefixScan(prefix, new StringSerializer())) {
                while (found.hasNext()) {
                    var parts = StoreKey.parts(found.next().key);
                    all.add(new DecisionSubject.OfSpecimen(parts.get(2), parts.get(3)));
                }
            }
            round(round.ledger().collectionId(), round.cause()).settle(List.copyOf(all));
        }
    }

    /** Creates the evaluation of one record, with the stores of its collection. */
    private FoldRound round(String collectionId, Record<String, FoldInput> cause) {
        KeyValueStore<String, KnownDecision> known = context().getStateStore(DECISION_KNOWN);
        KeyValueStore<String, SubjectLog> logs = context().getStateStore(SUBJECT_LOG);
        KeyValueStore<String, Integer> profiles = context().getStateStore(REQUIRED_CONFIRMATIONS);
        KeyValueStore<String, Item> items = context().getStateStore(ITEM_RECORD);
        if (catalogueStore == null) {
            throw new IllegalStateException("process was called before init");
        }
        int required =
                Optional.ofNullable(profiles.get(StoreKey.of(collectionId))).orElse(1);
        return new FoldRound(
                new StreamsDecisionStore(collectionId, known, logs), catalogueStore, items, required, cause, context());
    }

    private long offset() {
        return context()
                .recordMetadata()
                .orElseThrow(() -> new IllegalStateException("a decision without an offset"))
                .offset();
    }

    private ProcessorContext<String, FoldOutput> context() {
        if (context == null) {
            throw new IllegalStateException("process was called before init");
        }
        return context;
    }

    /** Returns the collectionId of a key collectionId/decisionId. */
    private static String before(String key) {
        int slash = key.indexOf('/');
        if (slash <= 0) {
            throw new IllegalArgumentException("the key '%s' is not collectionId/decisionId".formatted(key));
        }
        return key.substring(0, slash);
    }
}
