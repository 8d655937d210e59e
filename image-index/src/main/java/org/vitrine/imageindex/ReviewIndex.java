package org.vitrine.imageindex;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opensearch.client.opensearch.OpenSearchAsyncClient;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch._types.SortOrder;
import org.opensearch.client.opensearch._types.aggregations.Aggregate;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;
import org.opensearch.client.opensearch._types.query_dsl.Query;
import org.opensearch.client.opensearch.core.SearchResponse;

/**
 * Reads review tasks from the index of images. The {@link ReviewState}, computed when an image is written, decides its
 * queues. Used by search-api.
 *
 * <p>Calls do not block. Every {@link Uni} fails with {@link IndexUnavailable} when OpenSearch cannot be reached in
 * time.
 */
@ApplicationScoped
public class ReviewIndex {

    /** The maximum of offset plus size of a page; OpenSearch refuses deeper pages. */
    public static final int MAX_PAGE_DEPTH = 10_000;

    /** The highest precision threshold of OpenSearch's cardinality aggregation: counts up to it are exact. */
    private static final int PRECISION_THRESHOLD = 40_000;

    /** The maximum number of images that are read by their ids. */
    private static final int MAX_IMAGES = 1_000;

    private static final String KEYS = "keys";
    private static final String ABOUT_ITEM = "about-item";

    private final OpenSearchQueries queries;

    ReviewIndex(OpenSearchAsyncClient client, IndexConfig config) {
        this.queries = new OpenSearchQueries(client, config);
    }

    /** Counts the tasks of the selected images, per queue and in total. */
    public Uni<ReviewCounts> counts(Selection selection) {
        return queries.search(QueuedImage.class, s -> {
                    s.index(IndexName.ALL.value()).size(0).query(Selections.query(selection));
                    for (ReviewQueue queue : ReviewQueue.values()) {
                        s.aggregations(queue.urlName(), distinct(queue.query(), queue.subject()));
                    }
                    return s.aggregations(ABOUT_ITEM, distinct(itemTaskQuery(), ReviewQueue.Subject.SPECIMEN));
                })
                .map(ReviewIndex::counts);
    }

    /**
     * Returns tasks of a queue in its order, each once.
     *
     * @param from number of tasks to skip; {@code from + size} is at most {@link #MAX_PAGE_DEPTH}
     * @param size maximum number of tasks returned
     */
    public Uni<List<QueuedImage>> page(ReviewQueue queue, Selection selection, int from, int size) {
        return queries.search(QueuedImage.class, s -> s.index(IndexName.ALL.value())
                        .from(from)
                        .size(size)
                        .source(o -> o.filter(f -> f.includes("imageId", "institutionId", "specimenId")))
                        .query(q -> q.bool(
                                b -> b.filter(Selections.query(selection)).filter(queue.query())))
                        .collapse(c -> c.field(queue.subject().field()))
                        .sort(queue.sort()))
                .map(ReviewIndex::documents);
    }

    /**
     * Returns images by imageId, without vectors; images that are not indexed are left out.
     *
     * @param imageIds the first 1,000 different ones are read
     */
    public Uni<Map<String, IndexedImage>> images(Collection<String> imageIds) {
        if (imageIds.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        var ids = imageIds.stream()
                .distinct()
                .limit(MAX_IMAGES)
                .map(FieldValue::of)
                .toList();
        return images(Query.of(q -> q.terms(t -> t.field("imageId").terms(v -> v.value(ids)))), 2 * ids.size())
                .map(found -> {
                    Map<String, IndexedImage> byId = new LinkedHashMap<>();
                    found.forEach(image -> byId.putIfAbsent(image.imageId(), image));
                    return byId;
                });
    }

    /**
     * Returns the images of a collection whose original has this digest, without vectors, in the order of their ids.
     *
     * @param limit maximum number of images returned
     */
    public Uni<List<IndexedImage>> withDigest(String collectionId, String sha256, int limit) {
        var digest = Query.of(q -> q.term(t -> t.field("sha256").value(FieldValue.of(sha256))));
        return images(
                        Query.of(q -> q.bool(b -> b.filter(Selections.query(Selection.ofCollection(collectionId)))
                                .filter(digest))),
                        2 * limit)
                .map(found -> {
                    Map<String, IndexedImage> byId = new LinkedHashMap<>();
                    found.forEach(image -> byId.putIfAbsent(image.imageId(), image));
                    return byId.values().stream().limit(limit).toList();
                });
    }

    /** Reads documents; of an image that two models embedded, the newer document comes first. */
    private Uni<List<IndexedImage>> images(Query query, int limit) {
        return queries.search(IndexedImage.class, s -> s.index(IndexName.ALL.value())
                        .size(limit)
                        .source(o -> o.filter(f -> f.excludes("vector")))
                        .query(q -> q.bool(b -> b.filter(query).mustNot(Selections.withdrawn())))
                        .sort(o -> o.field(f -> f.field("imageId").order(SortOrder.Asc)))
                        .sort(o -> o.field(f -> f.field("revision").order(SortOrder.Desc))))
                .map(ReviewIndex::documents);
    }

    private static Query itemTaskQuery() {
        var itemQueries = List.of(ReviewQueue.values()).stream()
                .filter(ReviewQueue::isAboutItem)
                .map(ReviewQueue::query)
                .toList();
        return Query.of(q -> q.bool(b -> b.should(itemQueries).minimumShouldMatch("1")));
    }

    private static Aggregation distinct(Query query, ReviewQueue.Subject subject) {
        return Aggregation.of(a -> a.filter(query)
                .aggregations(
                        KEYS,
                        k -> k.cardinality(c -> c.field(subject.field()).precisionThreshold(PRECISION_THRESHOLD))));
    }

    private static ReviewCounts counts(SearchResponse<QueuedImage> found) {
        var open = new EnumMap<ReviewQueue, Long>(ReviewQueue.class);
        for (ReviewQueue queue : ReviewQueue.values()) {
            open.put(queue, distinct(found.aggregations(), queue.urlName()));
        }
        long tasks = distinct(found.aggregations(), ABOUT_ITEM)
                + open.getOrDefault(ReviewQueue.DUPLICATE, 0L)
                + open.getOrDefault(ReviewQueue.SAME_SPECIMEN, 0L);
        return new ReviewCounts(open, tasks);
    }

    /** Reads a count; 0 where no index exists, because OpenSearch then omits the aggregations. */
    private static long distinct(Map<String, Aggregate> all, String name) {
        return all.isEmpty()
                ? 0
                : Aggregates.required(Aggregates.required(all, name).filter().aggregations(), KEYS)
                        .cardinality()
                        .value();
    }

    private static <T> List<T> documents(SearchResponse<T> found) {
        List<T> all = new ArrayList<>();
        found.hits().hits().forEach(hit -> {
            if (hit.source() != null) {
                all.add(hit.source());
            }
        });
        return all;
    }
}
