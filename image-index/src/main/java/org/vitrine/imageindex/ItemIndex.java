package org.vitrine.imageindex;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.opensearch.client.opensearch.OpenSearchAsyncClient;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch._types.SortOrder;
import org.opensearch.client.opensearch._types.query_dsl.BoolQuery;
import org.opensearch.client.opensearch._types.query_dsl.Operator;
import org.opensearch.client.opensearch._types.query_dsl.Query;
import org.opensearch.client.opensearch._types.query_dsl.TextQueryType;

/**
 * Reads the index of items. Used by search-api. Where the index does not exist yet, results are empty.
 *
 * <p>Thread-safe; calls do not block. Every {@link Uni} fails with {@link IndexUnavailable} when OpenSearch cannot be
 * reached in time.
 */
@ApplicationScoped
public class ItemIndex {

    static final IndexName NAME = new IndexName("items-1");

    /** The maximum number of merges that are followed. Chains have no cycles: index-service refuses such merges. */
    private static final int MAX_CHAIN_LENGTH = 100;

    private final RecordIndex<IndexedItem> records;

    ItemIndex(OpenSearchAsyncClient client, IndexConfig config) {
        this.records = new RecordIndex<>(client, config, NAME, IndexedItem.class);
    }

    /** Returns an item of any status, including one that searches do not show before the next refresh. */
    public Uni<Optional<IndexedItem>> find(String collectionId, String itemId) {
        return records.find(ItemDocument.id(collectionId, itemId));
    }

    /** Returns the item, or the item at the end of its chain where it is merged; empty where it is unknown. */
    public Uni<Optional<IndexedItem>> resolve(String collectionId, String itemId) {
        return resolve(collectionId, itemId, MAX_CHAIN_LENGTH);
    }

    private Uni<Optional<IndexedItem>> resolve(String collectionId, String itemId, int remaining) {
        return find(collectionId, itemId).flatMap(found -> found.flatMap(IndexedItem::mergedInto)
                .filter(next -> remaining > 0)
                .map(next -> resolve(collectionId, next, remaining - 1))
                .orElseGet(() -> Uni.createFrom().item(found)));
    }

    /**
     * Returns a page of items in the order of their ids. Items that are written between two pages do not shift the
     * pages.
     *
     * @param after {@link Page#next()} of the page before; empty for the first page
     * @param size maximum number of items of the page
     */
    public Uni<Page<IndexedItem>> page(ItemQuery query, Optional<String> after, int size) {
        return records.page(
                s -> {
                    s.query(toQuery(query))
                            .sort(o -> o.field(f -> f.field("itemId").order(SortOrder.Asc)));
                    after.ifPresent(id -> s.searchAfter(FieldValue.of(id)));
                    return s;
                },
                size,
                IndexedItem::itemId);
    }

    private static Query toQuery(ItemQuery query) {
        var all = new BoolQuery.Builder().filter(termQuery("collectionId", query.collectionId()));
        query.status()
                .ifPresentOrElse(
                        status -> all.filter(termQuery("status", status.inJson())),
                        () -> all.mustNot(termQuery("status", IndexedItem.Status.REMOVED.inJson())));
        query.text()
                .map(CaseFolding::fold)
                .filter(words -> !words.isEmpty())
                .ifPresent(words -> all.filter(f -> f.multiMatch(m -> m.fields("text")
                        .query(words)
                        .type(TextQueryType.BoolPrefix)
                        .operator(Operator.And))));
        return all.build().toQuery();
    }

    private static Query termQuery(String field, String value) {
        return Query.of(q -> q.term(t -> t.field(field).value(FieldValue.of(value))));
    }
}
