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
import org.vitrine.decisions.DecisionOutcome;
import org.vitrine.decisions.DecisionSubject;
import org.vitrine.decisions.FoldResult;
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
            case FoldInput.DecisionTaken(var decision) -> {
                String collectionId =
                        decision.map(Decision::getCollectionId).orElseGet(() -> collectionIdOf(record.key()));
                var evaluation = evaluation(collectionId, record);
                decision.ifPresentOrElse(
                        newDecision -> applyDecision(evaluation, newDecision),
                        () -> erase(evaluation, record.key().substring(collectionId.length() + 1)));
            }
            case FoldInput.CatalogueChanged(var entry) -> {
                var evaluation = evaluation(entry.collectionId(), record);
                evaluation.applyCatalogueEntry(entry);
                evaluation.forwardItems();
            }
            case FoldInput.ProfileChanged(var requiredConfirmations) ->
                applyProfile(evaluation(record.key(), record), requiredConfirmations);
        }
    }

    private void applyDecision(FoldEvaluation evaluation, Decision decision) {
        var result = DecisionFold.apply(evaluation.decisionStore(), new LoggedDecision(decision, offset()));
        switch (result) {
            case FoldResult.Applied(var affectedSubjects) -> evaluation.evaluateAll(affectedSubjects);
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

    private void erase(FoldEvaluation evaluation, String decisionId) {
        evaluation.evaluateAll(DecisionFold.erase(evaluation.decisionStore(), decisionId));
    }

    /**
     * Stores the required confirmations of a collection. Where the number changes, other attachments can be in force,
     * so every specimen with decisions is evaluated again.
     */
    private void applyProfile(FoldEvaluation evaluation, int requiredConfirmations) {
        KeyValueStore<String, Integer> profiles = context().getStateStore(REQUIRED_CONFIRMATIONS);
        String key = StoreKey.of(evaluation.decisionStore().collectionId());
        Integer previous = profiles.get(key);
        profiles.put(key, requiredConfirmations);
        if (requiredConfirmations != (previous == null ? 1 : previous)) {
            Set<DecisionSubject> all = new LinkedHashSet<>();
            KeyValueStore<String, SubjectLog> logs = context().getStateStore(SUBJECT_LOG);
            String prefix = StoreKey.of(evaluation.decisionStore().collectionId(), "specimen");
            try (var found = logs.prefixScan(prefix, new StringSerializer())) {
                while (found.hasNext()) {
                    var parts = StoreKey.parts(found.next().key);
                    all.add(new DecisionSubject.OfSpecimen(parts.get(2), parts.get(3)));
                }
            }
            evaluation(evaluation.decisionStore().collectionId(), evaluation.cause())
                    .evaluateAll(List.copyOf(all));
        }
    }

    /** Creates the evaluation of one record, with the stores of its collection. */
    private FoldEvaluation evaluation(String collectionId, Record<String, FoldInput> cause) {
        KeyValueStore<String, DecisionOutcome> outcomes = context().getStateStore(DECISION_KNOWN);
        KeyValueStore<String, SubjectLog> logs = context().getStateStore(SUBJECT_LOG);
        KeyValueStore<String, Integer> profiles = context().getStateStore(REQUIRED_CONFIRMATIONS);
        KeyValueStore<String, Item> items = context().getStateStore(ITEM_RECORD);
        if (catalogueStore == null) {
            throw new IllegalStateException("process was called before init");
        }
        int requiredConfirmations =
                Optional.ofNullable(profiles.get(StoreKey.of(collectionId))).orElse(1);
        return new FoldEvaluation(
                new StreamsDecisionStore(collectionId, outcomes, logs),
                catalogueStore,
                items,
                requiredConfirmations,
                cause,
                context());
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
    private static String collectionIdOf(String key) {
        int slash = key.indexOf('/');
        if (slash <= 0) {
            throw new IllegalArgumentException("the key '%s' is not collectionId/decisionId".formatted(key));
        }
        return key.substring(0, slash);
    }
}
