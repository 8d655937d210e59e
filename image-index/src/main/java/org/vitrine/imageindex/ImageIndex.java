package org.vitrine.imageindex;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.opensearch.client.opensearch.OpenSearchAsyncClient;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch._types.SortOrder;
import org.opensearch.client.opensearch._types.aggregations.StringTermsBucket;
import org.opensearch.client.opensearch._types.aggregations.TermsAggregation;
import org.opensearch.client.opensearch.core.SearchRequest;
import org.opensearch.client.opensearch.core.SearchResponse;

/**
 * Reads the indexes of images: k-NN queries, lookups by id, pages, counts and facets. Used by search-api, and by the
 * status of index-service. Where an index does not exist yet, results are empty; that is not an error.
 *
 * <p>Thread-safe; calls do not block. Every {@link Uni} fails with {@link IndexUnavailable} when OpenSearch cannot be
 * reached in time.
 */
@ApplicationScoped
public class ImageIndex {

    private static final String VECTOR = "vector";
    private static final String IMAGE_ID = "imageId";
    private static final String BY_INDEX = "by-index";
    private static final String TERMS = "terms";

    /** The maximum number of indexes that are listed; more than the number of models that are used side by side. */
    private static final int MAX_INDEXES = 1000;

    private final OpenSearchQueries queries;
    private final IndexConfig config;

    ImageIndex(OpenSearchAsyncClient client, IndexConfig config) {
        this.queries = new OpenSearchQueries(client, config);
        this.config = config;
    }

    /**
     * Returns an image by its id, with its vector; empty where it is not indexed or was withdrawn. Where two models
     * have embedded it, the document of the collection's current embedder is returned.
     */
    public Uni<Optional<IndexedImage>> find(String imageId) {
        return search(s -> s.index(IndexName.ALL.value())
                        .size(1)
                        .query(q -> q.bool(
                                b -> b.filter(f -> f.term(t -> t.field(IMAGE_ID).value(FieldValue.of(imageId))))
                                        .mustNot(Selections.withdrawn())))
                        .sort(o -> o.field(f -> f.field("revision").order(SortOrder.Desc))))
                .map(found -> images(found).stream().findFirst());
    }

    /**
     * Returns the images nearest to the vector, nearest first, without their vectors. The search is approximate (HNSW)
     * and considers at least {@code vitrine.index.candidates} neighbours. Selection and exclusion are applied while the
     * graph is searched, so that they do not reduce the number of hits.
     */
    public Uni<List<Hit>> nearest(NearestQuery query) {
        var filter = Selections.query(query.selection(), query.exclusion());
        int neighbours = Math.max(query.size(), config.candidates());
        return search(s -> s.index(IndexName.of(query.model()).value())
                        .size(query.size())
                        .source(o -> o.filter(f -> f.excludes(VECTOR)))
                        .query(q -> q.knn(k -> k.field(VECTOR)
                                .vector(query.vector().asList())
                                .k(neighbours)
                                .filter(filter))))
                .map(found -> found.hits().hits().stream()
                        .filter(hit -> hit.source() != null && hit.score() != null)
                        .map(hit -> new Hit(
                                hit.source(), Similarity.ofScore(hit.score().doubleValue())))
                        .filter(hit -> hit.similarity() >= query.minSimilarity())
                        .toList());
    }

    /**
     * Counts the selected images by value, for each named facet: values that an institution states first, then the most
     * frequent. Filters of a facet are not applied to its own values ({@link FacetCounting}).
     *
     * @param indexName the index of one model, so that an image that two models embedded counts once
     * @param names names of the facets, in any spelling; each is a key of the result. Without names nothing is requested
     * @param limit maximum number of values per facet
     */
    public Uni<Map<String, List<FacetCount>>> facets(
            IndexName indexName, Selection selection, List<String> names, int limit) {
        if (names.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        var counting = new FacetCounting(selection, names, limit);
        return search(s -> s.index(indexName.value())
                        .size(0)
                        .query(Selections.query(counting.base()))
                        .aggregations(counting.aggregations()))
                .map(found -> counting.read(found.aggregations()));
    }

    /** Returns those of the facets that at least one of the selected images has. */
    public Uni<Set<Facet>> present(Selection selection, Collection<Facet> facets) {
        Map<String, List<Facet>> byTerm = facets.stream().collect(Collectors.groupingBy(Facet::term));
        return present(selection, FacetCounting.TERMS, byTerm.keySet()).map(terms -> terms.stream()
                .flatMap(term -> byTerm.getOrDefault(term, List.of()).stream())
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** Returns those of the facet names that occur among the selected images; case-folded. */
    public Uni<Set<String>> presentNames(Selection selection, Collection<String> names) {
        var folded = names.stream().map(CaseFolding::fold).collect(Collectors.toSet());
        return present(selection, FacetCounting.NAMES, folded);
    }

    /**
     * Returns the most frequent facet names among the selected images; case-folded, in alphabetical order.
     *
     * @param limit maximum number of names
     */
    public Uni<SortedSet<String>> names(Selection selection, int limit) {
        return mostFrequent(selection, FacetCounting.NAMES, limit);
    }

    /**
     * Returns the institutionIds of the selected images, in alphabetical order.
     *
     * @param limit maximum number of institutions; of more, the most frequent ones
     */
    public Uni<SortedSet<String>> institutions(Selection selection, int limit) {
        return mostFrequent(selection, "institutionId", limit);
    }

    private Uni<Set<String>> present(Selection selection, String field, Set<String> terms) {
        return terms.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : terms(selection, t -> t.field(field).size(terms.size()).include(i -> i.terms(List.copyOf(terms))))
                        .map(Set::copyOf);
    }

    private Uni<SortedSet<String>> mostFrequent(Selection selection, String field, int limit) {
        return terms(selection, t -> t.field(field).size(limit)).map(TreeSet::new);
    }

    private Uni<List<String>> terms(Selection selection, UnaryOperator<TermsAggregation.Builder> aggregation) {
        return search(s -> s.index(IndexName.ALL.value())
                        .size(0)
                        .query(Selections.query(selection))
                        .aggregations(TERMS, a -> a.terms(t -> aggregation.apply(t))))
                .map(found -> buckets(found, TERMS).stream()
                        .map(StringTermsBucket::key)
                        .toList());
    }

    /**
     * Returns a page of images in the order of their ids, without their vectors. Images that are written between two
     * pages neither repeat nor displace others.
     *
     * @param after {@link ImagePage#next()} of the page before; empty for the first page
     * @param size maximum number of images of the page
     */
    public Uni<ImagePage> page(Selection selection, Optional<String> after, int size) {
        return search(s -> {
                    s.index(IndexName.ALL.value())
                            .size(size)
                            .source(o -> o.filter(f -> f.excludes(VECTOR)))
                            .query(Selections.query(selection))
                            .sort(o -> o.field(f -> f.field(IMAGE_ID).order(SortOrder.Asc)))
                            .sort(o -> o.field(f -> f.field("revision").order(SortOrder.Desc)));
                    // No revision is below 0: position (id, 0) is behind all documents of the image, by whichever
                    // model.
                    after.ifPresent(id -> s.searchAfter(FieldValue.of(id), FieldValue.of(0L)));
                    return s;
                })
                .map(found -> {
                    List<IndexedImage> all = images(found);
                    return new ImagePage(
                            distinctImages(all),
                            all.size() < size
                                    ? Optional.empty()
                                    : Optional.of(all.getLast().imageId()));
                });
    }

    /** Counts the selected images in an index; images written since its last refresh are not included. */
    public Uni<Long> count(IndexName indexName, Selection selection) {
        return search(s -> s.index(indexName.value())
                        .size(0)
                        .trackTotalHits(t -> t.enabled(true))
                        .query(Selections.query(selection)))
                .map(found ->
                        found.hits().total() == null ? 0L : found.hits().total().value());
    }

    /** Returns every index that contains images, with their number; removal documents do not count. */
    public Uni<List<IndexSummary>> indexes() {
        return search(s -> s.index(IndexName.ALL.value())
                        .size(0)
                        .query(Selections.query(Selection.everything()))
                        .aggregations(
                                BY_INDEX, a -> a.terms(t -> t.field("_index").size(MAX_INDEXES))))
                .map(found -> buckets(found, BY_INDEX).stream()
                        .map(bucket -> new IndexSummary(bucket.key(), bucket.docCount()))
                        .sorted(Comparator.comparing(IndexSummary::name))
                        .toList());
    }

    private Uni<SearchResponse<IndexedImage>> search(UnaryOperator<SearchRequest.Builder> request) {
        return queries.search(IndexedImage.class, request);
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

    /**
     * Keeps one document per image: the list is sorted by id, then newest first, so the first of an id is the newest.
     */
    private static List<IndexedImage> distinctImages(List<IndexedImage> sorted) {
        Map<String, IndexedImage> byId = new LinkedHashMap<>();
        sorted.forEach(image -> byId.putIfAbsent(image.imageId(), image));
        return List.copyOf(byId.values());
    }

    private static List<StringTermsBucket> buckets(SearchResponse<IndexedImage> found, String name) {
        var aggregate = found.aggregations().get(name);
        // Where no index exists, OpenSearch omits the aggregation or returns an unmapped one.
        return aggregate == null || !aggregate.isSterms()
                ? List.of()
                : aggregate.sterms().buckets().array();
    }
}
