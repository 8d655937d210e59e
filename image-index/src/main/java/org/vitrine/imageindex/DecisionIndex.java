package org.vitrine.imageindex;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.opensearch.client.json.JsonData;
import org.opensearch.client.opensearch.OpenSearchAsyncClient;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch._types.SortOrder;
import org.opensearch.client.opensearch._types.query_dsl.BoolQuery;
import org.opensearch.client.opensearch._types.query_dsl.Query;

/**
 * Reads the index of decisions. An index that does not exist yet holds nothing.
 *
 * <p>Every {@link Uni} fails with {@link IndexUnavailable} when OpenSearch cannot be reached in time.
 */
@ApplicationScoped
public class DecisionIndex {

    static final IndexName NAME = new IndexName("decisions-1");
    static final String SEQUENCE = "sequence";

    /** Of those that undo, redo or replace others; more than ever concern one page. */
    private static final int MOST_TARGETING = 5_000;

    private static final int BATCH = 1_000;

    private final RecordIndex<IndexedDecision> records;

    DecisionIndex(OpenSearchAsyncClient client, IndexConfig config) {
        this.records = new RecordIndex<>(client, config, NAME, IndexedDecision.class);
    }

    /** Also one that no search shows yet. */
    public Uni<Optional<IndexedDecision>> find(String collectionId, String decisionId) {
        return records.find(DecisionDocument.id(collectionId, decisionId));
    }

    /**
     * Newest first. Stable while others are written.
     *
     * @param after {@link Page#next()} of the page before
     * @throws IllegalArgumentException where {@code after} is none
     */
    public Uni<Page<IndexedDecision>> page(DecisionQuery query, Optional<String> after, int size) {
        var from = after.map(DecisionIndex::sequence);
        return records.page(
                s -> {
                    s.query(matching(query))
                            .sort(o -> o.field(f -> f.field(SEQUENCE).order(SortOrder.Desc)));
                    from.ifPresent(sequence -> s.searchAfter(FieldValue.of(sequence)));
                    return s;
                },
                size,
                decision -> Long.toString(decision.sequence()));
    }

    /**
     * All that match, oldest first, in batches, as they are when it begins.
     *
     * @param most after which it ends
     */
    public Multi<List<IndexedDecision>> scan(DecisionQuery query, long most) {
        return records.scan(
                s -> s.query(matching(query))
                        .sort(o -> o.field(f -> f.field(SEQUENCE).order(SortOrder.Asc))),
                decision -> FieldValue.of(decision.sequence()),
                BATCH,
                most);
    }

    /**
     * Decisions that undo, redo or replace one of these; they may be undone in turn.
     *
     * @param decisionIds at most 5,000
     */
    public Uni<List<IndexedDecision>> targeting(String collectionId, Collection<String> decisionIds) {
        if (decisionIds.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return records.all(s -> s.size(MOST_TARGETING)
                .query(q -> q.bool(b -> b.filter(is("collectionId", collectionId))
                        .should(anyOf("undoes", decisionIds))
                        .should(anyOf("replaces", decisionIds))
                        .minimumShouldMatch("1")))
                .sort(o -> o.field(f -> f.field(SEQUENCE).order(SortOrder.Asc))));
    }

    /**
     * Decisions of some kinds about one of these specimens, oldest first, as they are when it begins.
     *
     * @param specimens at most 5,000, with institution and number
     * @param most after which it ends
     */
    public Multi<List<IndexedDecision>> about(
            String collectionId, Collection<IndexedSubject> specimens, Collection<String> kinds, long most) {
        var wanted = specimens.stream()
                .flatMap(specimen -> specimen.institutionId().stream()
                        .flatMap(institution ->
                                specimen.specimenId().stream().map(id -> DecisionDocument.specimen(institution, id))))
                .distinct()
                .toList();
        return records.scan(
                s -> s.query(q -> q.bool(b -> b.filter(is("collectionId", collectionId))
                                .filter(anyOf("about.specimens", wanted))
                                .filter(anyOf("kind", kinds))))
                        .sort(o -> o.field(f -> f.field(SEQUENCE).order(SortOrder.Asc))),
                decision -> FieldValue.of(decision.sequence()),
                BATCH,
                most);
    }

    private static long sequence(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'%s' is no cursor of a page of decisions".formatted(cursor), e);
        }
    }

    private static Query matching(DecisionQuery query) {
        var all = new BoolQuery.Builder().filter(is("collectionId", query.collectionId()));
        if (query.institutionId().isPresent() && query.specimenId().isPresent()) {
            all.filter(is(
                    "about.specimens",
                    DecisionDocument.specimen(
                            query.institutionId().get(), query.specimenId().get())));
        } else {
            query.institutionId().ifPresent(id -> all.filter(is("about.institutionIds", id)));
            query.specimenId().ifPresent(id -> all.filter(is("about.specimenIds", id)));
        }
        query.imageId().ifPresent(id -> all.filter(is("about.imageIds", id)));
        query.itemId().ifPresent(id -> all.filter(is("about.itemIds", id)));
        query.person().ifPresent(id -> all.filter(is("person", id)));
        if (!query.kinds().isEmpty()) {
            all.filter(anyOf("kind", query.kinds()));
        }
        query.since()
                .ifPresent(time ->
                        all.filter(f -> f.range(r -> r.field("decidedAt").gte(JsonData.of(time.toString())))));
        return all.build().toQuery();
    }

    private static Query is(String field, String value) {
        return Query.of(q -> q.term(t -> t.field(field).value(FieldValue.of(value))));
    }

    private static Query anyOf(String field, Collection<String> values) {
        return Query.of(q -> q.terms(t -> t.field(field)
                .terms(v -> v.value(values.stream().map(FieldValue::of).toList()))));
    }
}
