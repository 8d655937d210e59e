package org.vitrine.index.writer;

import java.util.Map;
import java.util.Optional;
import org.vitrine.events.Decision;
import org.vitrine.events.DecisionEvidence;
import org.vitrine.events.DecisionKind;
import org.vitrine.events.DecisionValue;
import org.vitrine.events.Item;
import org.vitrine.imageindex.IndexedDecision;
import org.vitrine.imageindex.IndexedItem;

/** Maps decisions and items from their Avro records to the types of the index. Pure. */
final class RecordMapping {

    private RecordMapping() {}

    /** @param offset offset of the decision in its partition, which has all decisions of the collection in order */
    static IndexedDecision decision(Decision decision, long offset) {
        return new IndexedDecision(
                decision.getDecisionId(),
                decision.getCollectionId(),
                offset,
                kind(decision.getKind()),
                DocumentMapping.mapAll(decision.getSubjects(), DecidedStateMapping::subject),
                Optional.ofNullable(decision.getOther()).map(DecidedStateMapping::subject),
                Optional.ofNullable(decision.getValue()).map(RecordMapping::value),
                Optional.ofNullable(decision.getEvidence()).map(RecordMapping::evidence),
                Optional.ofNullable(decision.getReplaces()),
                Optional.ofNullable(decision.getUndoes()),
                decision.getPerson(),
                decision.getRole(),
                decision.getNote(),
                decision.getDecidedAt());
    }

    static IndexedItem item(Item item) {
        return new IndexedItem(
                item.getItemId(),
                item.getCollectionId(),
                item.getRevision(),
                item.getTitle(),
                item.getMetadata(),
                IndexedItem.Status.of(DocumentMapping.jsonName(item.getStatus())),
                Optional.ofNullable(item.getMergedInto()),
                item.getNamedByCatalogue(),
                item.getImages(),
                item.getSpecimens(),
                DocumentMapping.mapAll(
                        item.getHistory(),
                        change -> new IndexedItem.Change(
                                change.getDecisionId(), kind(change.getKind()), change.getPerson(), change.getAt())),
                item.getUpdatedAt());
    }

    private static String kind(DecisionKind kind) {
        return DocumentMapping.jsonName(kind).replace('_', '-');
    }

    private static IndexedDecision.Value value(DecisionValue value) {
        return new IndexedDecision.Value(
                Optional.ofNullable(value.getItemId()),
                Optional.ofNullable(value.getFromItemId()),
                Optional.ofNullable(value.getTitle()),
                Optional.ofNullable(value.getMetadata()).orElse(Map.of()),
                Optional.ofNullable(value.getName()),
                Optional.ofNullable(value.getValue()),
                Optional.ofNullable(value.getSide()).map(DocumentMapping::side),
                Optional.ofNullable(value.getRegion()).map(DocumentMapping::region),
                Optional.ofNullable(value.getAngleDegrees()),
                Optional.ofNullable(value.getBox()).map(DocumentMapping::region));
    }

    private static IndexedDecision.Evidence evidence(DecisionEvidence evidence) {
        return new IndexedDecision.Evidence(
                evidence.getImageIds(),
                Optional.ofNullable(evidence.getQuerySha256()),
                DocumentMapping.mapAll(evidence.getCandidates(), DecidedStateMapping::candidate),
                Optional.ofNullable(evidence.getNone()),
                Optional.ofNullable(evidence.getChosenRank()),
                Optional.ofNullable(evidence.getTemperature()),
                Optional.ofNullable(evidence.getNoneBias()),
                DocumentMapping.mapAll(evidence.getModels(), DocumentMapping::model));
    }
}
