package org.vitrine.imageindex;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.opensearch.client.opensearch.OpenSearchAsyncClient;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch._types.SortOrder;
import org.opensearch.client.opensearch._types.aggregations.StringTermsBucket;
import org.opensearch.client.opensearch.core.SearchRequest;
import org.opensearch.client.opensearch.core.SearchResponse;

/**
 * Reads the index. An index that does not exist yet holds nothing, which is an answer and not an error.
 *
 * <p>Every {@link Uni} fails with {@link IndexUnavailable} when OpenSearch cannot be reached in time.
 */
@ApplicationScoped
public class ImageIndex {

    private static final String VECTOR = "vector";
    private static final String IMAGE_ID = "imageId";
    private static final String BY_INDEX = "by-index";

    /** More models than are ever served side by side. */
    private static final int MOST_INDEXES = 1000;

    /** What Lucene's regular expressions, unlike Java's, also take for an operator. */
    private static final Pattern OPERATOR = Pattern.compile("[^\\p{L}\\p{N} _-]");

    private final OpenSearchAsyncClient client;
    private final IndexConfig config;

    ImageIndex(OpenSearchAsyncClient client, IndexConfig config) {
        this.client = client;
        this.config = config;
    }

    /** The image with its vector; of one that several models have embedded, the newest document. */
    public Uni<Optional<IndexedImage>> find(String imageId) {
        return search(s -> s.index(IndexName.ALL.value())
                        .size(1)
                        .query(q -> q.bool(
                                b -> b.filter(f -> f.term(t -> t.field(IMAGE_ID).value(FieldValue.of(imageId))))
                                        .mustNot(Selections.withdrawn())))
                        .sort(o -> o.field(f -> f.field("revision").order(SortOrder.Desc))))
                .map(found -> images(found).stream().findFirst());
    }

    /** The nearest images, nearest first. */
    public Uni<List<Hit>> nearest(NearestQuery query) {
        var filter = Selections.query(query.selection());
        int looked = Math.max(query.size(), config.candidates());
        return search(s -> s.index(IndexName.of(query.model()).value())
                        .size(query.size())
                        .source(o -> o.filter(f -> f.excludes(VECTOR)))
                        .query(q -> q.knn(k -> k.field(VECTOR)
                                .vector(query.vector().asList())
                                .k(looked)
                                .filter(filter))))
                .map(found -> found.hits().hits().stream()
                        .filter(hit -> hit.source() != null && hit.score() != null)
                        .map(hit -> new Hit(
                                hit.source(), Similarity.ofScore(hit.score().doubleValue())))
                        .filter(hit -> hit.similarity() >= query.minSimilarity())
                        .toList());
    }

    /**
     * How many of the selected images have each value of each named facet, most frequent first.
     *
     * @param in the index of one model, so that an image that two models embedded counts once
     * @param names of the facets wanted; each is a key of the answer
     * @param most values of each facet
     */
    public Uni<Map<String, List<FacetCount>>> facets(IndexName in, Selection selection, List<String> names, int most) {
        return search(s -> {
                    s.index(in.value()).size(0).query(Selections.query(selection));
                    for (String name : names) {
                        s.aggregations(
                                name,
                                a -> a.terms(t -> t.field("facets").size(most).include(i -> i.regexp(valuesOf(name)))));
                    }
                    return s;
                })
                .map(found -> {
                    Map<String, List<FacetCount>> counts = new LinkedHashMap<>();
                    for (String name : names) {
                        counts.put(
                                name,
                                buckets(found, name).stream()
                                        .map(bucket -> new FacetCount(
                                                bucket.key().substring(name.length() + 1), bucket.docCount()))
                                        .toList());
                    }
                    return counts;
                });
    }

    /**
     * Images in the order of their ids, without their vectors. Stable while others are written: an image is neither
     * shown twice nor left out because another came.
     *
     * @param after the id with which the page before ended
     */
    public Uni<ImagePage> page(Selection selection, Optional<String> after, int size) {
        return search(s -> {
                    s.index(IndexName.ALL.value())
                            .size(size)
                            .source(o -> o.filter(f -> f.excludes(VECTOR)))
                            .query(Selections.query(selection))
                            .sort(o -> o.field(f -> f.field(IMAGE_ID).order(SortOrder.Asc)))
                            .sort(o -> o.field(f -> f.field("revision").order(SortOrder.Desc)));
                    // No revision is below 1: whatever the last image's other models hold is passed over.
                    after.ifPresent(id -> s.searchAfter(FieldValue.of(id), FieldValue.of(0L)));
                    return s;
                })
                .map(found -> {
                    List<IndexedImage> all = images(found);
                    return new ImagePage(
                            oncePerImage(all),
                            all.size() < size
                                    ? Optional.empty()
                                    : Optional.of(all.getLast().imageId()));
                });
    }

    /** How many of the selected images the index shows to searches. */
    public Uni<Long> count(IndexName in, Selection selection) {
        return search(s -> s.index(in.value())
                        .size(0)
                        .trackTotalHits(t -> t.enabled(true))
                        .query(Selections.query(selection)))
                .map(found ->
                        found.hits().total() == null ? 0L : found.hits().total().value());
    }

    /** Every index that holds something, with its number of images; removal documents do not count. */
    public Uni<List<IndexSummary>> indexes() {
        return search(s -> s.index(IndexName.ALL.value())
                        .size(0)
                        .query(Selections.query(Selection.everything()))
                        .aggregations(
                                BY_INDEX, a -> a.terms(t -> t.field("_index").size(MOST_INDEXES))))
                .map(found -> buckets(found, BY_INDEX).stream()
                        .map(bucket -> new IndexSummary(bucket.key(), bucket.docCount()))
                        .sorted(Comparator.comparing(IndexSummary::name))
                        .toList());
    }

    private Uni<SearchResponse<IndexedImage>> search(UnaryOperator<SearchRequest.Builder> asked) {
        var request = asked.apply(
                        new SearchRequest.Builder().ignoreUnavailable(true).allowNoIndices(true))
                .build();
        return OpenSearchCall.uni(config.requestTimeout(), () -> client.search(request, IndexedImage.class))
                // An index that was made this moment, or whose node restarts, answers 503 until a shard has started.
                .onFailure(IndexUnavailable.class)
                .retry()
                .withBackOff(config.readBackoff(), config.readBackoff().multipliedBy(4))
                .atMost(config.readRetries());
    }

    private static List<IndexedImage> images(SearchResponse<IndexedImage> found) {
        List<IndexedImage> images = new ArrayList<>();
        for (var hit : found.hits().hits()) {
            if (hit.source() != null) {
                images.add(hit.source());
            }
        }
        return images;
    }

    /** The order is by id and then newest first, so what follows with the same id is an older document of it. */
    private static List<IndexedImage> oncePerImage(List<IndexedImage> inOrder) {
        Map<String, IndexedImage> once = new LinkedHashMap<>();
        inOrder.forEach(image -> once.putIfAbsent(image.imageId(), image));
        return List.copyOf(once.values());
    }

    private static List<StringTermsBucket> buckets(SearchResponse<IndexedImage> found, String name) {
        var aggregate = found.aggregations().get(name);
        // Over no index at all OpenSearch leaves the aggregation out, or answers with an unmapped one.
        return aggregate == null || !aggregate.isSterms()
                ? List.of()
                : aggregate.sterms().buckets().array();
    }

    private static String valuesOf(String name) {
        return OPERATOR.matcher(name).replaceAll("\\\\$0") + "=.*";
    }
}
