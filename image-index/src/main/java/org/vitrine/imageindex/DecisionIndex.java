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
 * Reads the index of decisions. Used by search-api for the history of subjects, lists, exports and undo. Where the
 * index does not exist yet, all results are empty.
 *
 * <p>Thread-safe; calls do not block. Every {@link Uni} fails with {@link IndexUnavailable} when OpenSearch cannot be
 * reached in time.
 */
@ApplicationScoped
public class DecisionIndex {

    static final IndexName NAME = new IndexName("decisions-1");
    static final String SEQUENCE = "sequence";

    /**
     * The maximum number of decisions that {@link #targeting} returns; assumed to exceed what one page of decisions
     * has.
     */
    private static final int MAX_TARGETING = 5_000;

    private static final int BATCH_SIZE = 1_000;
    private static final int CONCURRENT_READS = 8;

    private final RecordIndex<IndexedDecision> records;

    DecisionIndex(OpenSearchAsyncClient client, IndexConfig config) {
        this.records = new RecordIndex<>(client, config, NAME, IndexedDecision.class);
    }

    /** Returns a decision by its id, including one that searches do not show before the next refresh. */
    public Uni<Optional<IndexedDecision>> find(String collectionId, String decisionId) {
        return records.find(DecisionDocument.id(collectionId, decisionId));
    }

    /**
     * Returns those of several decisions that exist, in any order, including ones that searches do not show before the
     * next refresh. Reads eight of them at the same time: one may have 5,000 subjects, so that a response with all
     * would be unbounded.
     */
    public Uni<List<IndexedDecision>> findAll(String collectionId, Collection<String> decisionIds) {
        return Multi.createFrom()
                .iterable(decisionIds)
                .onItem()
                .transformToUni(id -> find(collectionId, id))
                .merge(CONCURRENT_READS)
                .filter(Optional::isPresent)
                .map(Optional::orElseThrow)
                .collect()
                .asList();
    }

    /**
     * Returns a page of decisions, newest first. Decisions that are written between two pages do not shift the pages.
     *
     * @param after {@link Page#next()} of the page before; empty for the first page
     * @param size maximum number of decisions of the page
     * @throws IllegalArgumentException if {@code after} is not such a value
     */
    public Uni<Page<IndexedDecision>> page(DecisionQuery query, Optional<String> after, int size) {
        var from = after.map(DecisionIndex::sequence);
        return records.page(
                s -> {
                    s.query(toQuery(query))
                            .sort(o -> o.field(f -> f.field(SEQUENCE).order(SortOrder.Desc)));
                    from.ifPresent(sequence -> s.searchAfter(FieldValue.of(sequence)));
                    return s;
                },
                size,
                decision -> Long.toString(decision.sequence()));
    }

    /**
     * Streams all matching decisions, oldest first, in batches, as of the moment when the scan begins.
     *
     * @param limit maximum number of decisions, after which the stream completes
     */
    public Multi<List<IndexedDecision>> scan(DecisionQuery query, long limit) {
        return records.scan(
                s -> s.query(toQuery(query))
                        .sort(o -> o.field(f -> f.field(SEQUENCE).order(SortOrder.Asc))),
                decision -> FieldValue.of(decision.sequence()),
                BATCH_SIZE,
                limit);
    }

    /**
     * Returns the decisions that undo, redo or replace one of the given ones, oldest first, at most 5,000. They may be
     * undone in turn.
     *
     * @param decisionIds at most 5,000
     */
    public Uni<List<IndexedDecision>> targeting(String collectionId, Collection<String> decisionIds) {
        if (decisionIds.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return records.all(s -> s.size(MAX_TARGETING)
                .query(q -> q.bool(b -> b.filter(termQuery("collectionId", collectionId))
                        .should(termsQuery("undoes", decisionIds))
                        .should(termsQuery("replaces", decisionIds))
                        .minimumShouldMatch("1")))
                .sort(o -> o.field(f -> f.field(SEQUENCE).order(SortOrder.Asc))));
    }

    /**
     * Streams the decisions of the given kinds about one of these specimens, oldest first, in batches, as of the moment
     * when the scan begins.
     *
     * @param specimens at most 5,000, with institutionId and specimenId; others are ignored
     * @param kinds in kebab-case
     * @param limit maximum number of decisions, after which the stream completes
     */
    public Multi<List<IndexedDecision>> ofSpecimens(
            String collectionId, Collection<IndexedSubject> specimens, Collection<String> kinds, long limit) {
        var specimenTerms = specimens.stream()
                .flatMap(specimen -> specimen.institutionId().stream()
                        .flatMap(institution ->
                                specimen.specimenId().stream().map(id -> DecisionDocument.specimen(institution, id))))
                .distinct()
                .toList();
        return scan(collectionId, "about.specimens", specimenTerms, kinds, limit);
    }

    /**
     * Streams the decisions of the given kinds that name one of these items, as a subject, as the other subject or in
     * the value, oldest first, in batches, as of the moment when the scan begins.
     *
     * @param itemIds at most 5,000
     * @param kinds in kebab-case
     * @param limit maximum number of decisions, after which the stream completes
     */
    public Multi<List<IndexedDecision>> ofItems(
            String collectionId, Collection<String> itemIds, Collection<String> kinds, long limit) {
        return scan(collectionId, "about.itemIds", itemIds, kinds, limit);
    }

    private Multi<List<IndexedDecision>> scan(
            String collectionId, String field, Collection<String> terms, Collection<String> kinds, long limit) {
        return records.scan(
                s -> s.query(q -> q.bool(b -> b.filter(termQuery("collectionId", collectionId))
                                .filter(termsQuery(field, terms))
                                .filter(termsQuery("kind", kinds))))
                        .sort(o -> o.field(f -> f.field(SEQUENCE).order(SortOrder.Asc))),
                decision -> FieldValue.of(decision.sequence()),
                BATCH_SIZE,
                limit);
    }

    private static long sequence(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "'%s' is not a cursor of decisions; take it from the page before".formatted(cursor), e);
        }
    }

    private static Query toQuery(DecisionQuery query) {
        var all = new BoolQuery.Builder().filter(termQuery("collectionId", query.collectionId()));
        if (query.institutionId().isPresent() && query.specimenId().isPresent()) {
            all.filter(termQuery(
                    "about.specimens",
                    DecisionDocument.specimen(
                            query.institutionId().get(), query.specimenId().get())));
        } else {
            query.institutionId().ifPresent(id -> all.filter(termQuery("about.institutionIds", id)));
            query.specimenId().ifPresent(id -> all.filter(termQuery("about.specimenIds", id)));
        }
        query.imageId().ifPresent(id -> all.filter(termQuery("about.imageIds", id)));
        query.itemId().ifPresent(id -> all.filter(termQuery("about.itemIds", id)));
        query.person().ifPresent(id -> all.filter(termQuery("person", id)));
        if (!query.kinds().isEmpty()) {
            all.filter(termsQuery("kind", query.kinds()));
        }
        query.since()
                .ifPresent(time ->
                        all.filter(f -> f.range(r -> r.field("decidedAt").gte(JsonData.of(time.toString())))));
        return all.build().toQuery();
    }

    private static Query termQuery(String field, String value) {
        return Query.of(q -> q.term(t -> t.field(field).value(FieldValue.of(value))));
    }

    private static Query termsQuery(String field, Collection<String> values) {
        return Query.of(q -> q.terms(t -> t.field(field)
                .terms(v -> v.value(values.stream().map(FieldValue::of).toList()))));
    }
}
