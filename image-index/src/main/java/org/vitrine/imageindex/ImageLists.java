package org.vitrine.imageindex;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.opensearch.client.opensearch.OpenSearchAsyncClient;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch._types.SortOrder;
import org.opensearch.client.opensearch._types.mapping.FieldType;
import org.opensearch.client.opensearch.core.SearchRequest;
import org.opensearch.client.opensearch.core.SearchResponse;
import org.opensearch.client.opensearch.core.search.Hit;
import org.opensearch.client.opensearch.core.search.Pit;

/**
 * Lists images in a chosen order, page by page. All pages of a list show the index as of one moment: an OpenSearch
 * point in time, kept for {@code vitrine.index.list-keep-alive} after each page. Where OpenSearch has reached its limit
 * of points in time ({@code search.max_open_pit_context}), the lists that were not continued for longest expire. If
 * there is none, the list is read without a point in time: an image that is written between two pages may then appear,
 * move or repeat.
 *
 * <p>Used by search-api. Calls do not block. Every {@link Uni} fails with {@link IndexUnavailable} when OpenSearch
 * cannot be reached in time.
 */
@ApplicationScoped
public class ImageLists {

    private static final Logger LOG = Logger.getLogger(ImageLists.class);
    private static final String VECTOR = "vector";
    private static final String IMAGE_ID = "imageId";
    private static final String INDEXES = "indexes";
    private static final String DISTINCT = "distinct";

    /** The highest precision threshold of OpenSearch's cardinality aggregation: counts up to it are exact. */
    private static final int PRECISION_THRESHOLD = 40_000;

    private static final int NOT_FOUND = 404;
    private static final int BAD_REQUEST = 400;

    private final OpenSearchAsyncClient client;
    private final IndexConfig config;
    private final PointsInTime pointsInTime;
    private final OpenLists openLists = new OpenLists();

    ImageLists(OpenSearchAsyncClient client, IndexConfig config) {
        this.client = client;
        this.config = config;
        this.pointsInTime = new PointsInTime(client, config);
    }

    /**
     * Returns the first page of a list; empty where no index exists yet.
     *
     * @param size maximum number of images of a page
     */
    public Uni<ListedImages> first(Selection selection, ListOrder order, int size) {
        return open().chain(opening -> switch (opening) {
            case PointsInTime.Opening.NoIndex() ->
                Uni.createFrom().item(new ListedImages(List.of(), 0, Optional.empty()));
            case PointsInTime.Opening.LimitReached() ->
                page(selection, order, size, Optional.empty(), Optional.empty());
            case PointsInTime.Opening.Opened(var id) -> page(selection, order, size, Optional.of(id), Optional.empty());
        });
    }

    /**
     * Returns the page after a position. Selection and order must be those of the first page.
     *
     * @return fails with {@link ListExpired} where OpenSearch no longer keeps the point in time of the list
     */
    public Uni<ListedImages> next(Selection selection, ListOrder order, int size, ListPosition after) {
        return page(selection, order, size, after.pointInTime(), Optional.of(after))
                .onFailure(failure -> after.pointInTime().isPresent() && isExpiry(failure))
                .transform(ListExpired::new);
    }

    private Uni<PointsInTime.Opening> open() {
        return pointsInTime
                .open(IndexName.ALL.value(), config.listKeepAlive())
                .chain(opening -> opening instanceof PointsInTime.Opening.LimitReached
                        ? reopen(openLists.release())
                        : Uni.createFrom().item(opening));
    }

    /** Closes lists so that another can be opened. */
    private Uni<PointsInTime.Opening> reopen(List<String> released) {
        LOG.warnf(
                "OpenSearch has reached search.max_open_pit_context, its limit of points in time, so %d lists expire early; raise it",
                released.size());
        if (released.isEmpty()) {
            return Uni.createFrom().item(new PointsInTime.Opening.LimitReached());
        }
        return Uni.join()
                .all(released.stream().map(pointsInTime::close).toList())
                .andCollectFailures()
                .chain(() -> pointsInTime.open(IndexName.ALL.value(), config.listKeepAlive()));
    }

    /** Closes the point in time of a list whose last page was read. */
    private void track(String id, ListedImages page) {
        if (page.next().isPresent()) {
            openLists.used(page.next().get().pointInTime().orElse(id));
            return;
        }
        openLists.ended(id);
        pointsInTime
                .close(id)
                .subscribe()
                .with(_ -> {}, failure -> LOG.debugf("a point in time ends after its keep-alive: %s", failure));
    }

    private Uni<ListedImages> page(
            Selection selection,
            ListOrder order,
            int size,
            Optional<String> pointInTime,
            Optional<ListPosition> after) {
        var request = request(selection, pointInTime)
                .size(size + 1)
                .trackTotalHits(t -> t.enabled(true))
                .aggregations(INDEXES, a -> a.terms(t -> t.field("_index").size(2)))
                .source(o -> o.filter(f -> f.excludes(VECTOR)))
                .sort(order.sort())
                .sort(o -> o.field(
                        f -> f.field(IMAGE_ID).unmappedType(FieldType.Keyword).order(SortOrder.Asc)))
                .sort(o -> o.field(
                        f -> f.field("revision").unmappedType(FieldType.Long).order(SortOrder.Desc)));
        // No revision is below 0: position (key, id, 0) is behind all documents of the image, by whichever model.
        after.ifPresent(
                it -> request.searchAfter(ListKey.read(it.key()), FieldValue.of(it.imageId()), FieldValue.of(0L)));
        return search(request.build())
                .chain(found -> total(selection, pointInTime, found).map(total -> toPage(found, size, total)))
                .invoke(page -> pointInTime.ifPresent(id -> track(id, page)));
    }

    private SearchRequest.Builder request(Selection selection, Optional<String> pointInTime) {
        var request = new SearchRequest.Builder().query(Selections.scoredQuery(selection));
        return pointInTime
                .map(id -> request.pit(Pit.of(
                                p -> p.id(id).keepAlive(config.listKeepAlive().toMillis() + "ms")))
                        .allowPartialSearchResults(false))
                .orElseGet(() -> request.index(IndexName.ALL.value())
                        .ignoreUnavailable(true)
                        .allowNoIndices(true));
    }

    /** Counts the images of the list. An image that two models embedded is in two indexes, and counts once. */
    private Uni<Long> total(Selection selection, Optional<String> pointInTime, SearchResponse<IndexedImage> found) {
        long documents = found.hits().total() == null ? 0 : found.hits().total().value();
        var indexes = found.aggregations().get(INDEXES);
        boolean multipleIndexes = indexes != null
                && indexes.isSterms()
                && indexes.sterms().buckets().array().size() > 1;
        if (!multipleIndexes) {
            return Uni.createFrom().item(documents);
        }
        return search(request(selection, pointInTime)
                        .size(0)
                        .aggregations(
                                DISTINCT,
                                a -> a.cardinality(c -> c.field(IMAGE_ID).precisionThreshold(PRECISION_THRESHOLD)))
                        .build())
                .map(counted -> {
                    var distinct = counted.aggregations().get(DISTINCT);
                    return distinct != null && distinct.isCardinality()
                            ? distinct.cardinality().value()
                            : documents;
                });
    }

    private static ListedImages toPage(SearchResponse<IndexedImage> found, int size, long total) {
        var hits = found.hits().hits();
        var pageHits = hits.subList(0, Math.min(size, hits.size()));
        var byId = new LinkedHashMap<String, IndexedImage>();
        for (var hit : pageHits) {
            if (hit.source() != null) {
                byId.putIfAbsent(hit.source().imageId(), hit.source());
            }
        }
        return new ListedImages(
                new ArrayList<>(byId.values()),
                total,
                hits.size() > size ? Optional.of(position(found, pageHits.getLast())) : Optional.empty());
    }

    private static ListPosition position(SearchResponse<IndexedImage> found, Hit<IndexedImage> last) {
        var keys = last.sort();
        return new ListPosition(
                Optional.ofNullable(found.pitId()),
                ListKey.text(keys.get(0)),
                keys.get(1).stringValue());
    }

    private Uni<SearchResponse<IndexedImage>> search(SearchRequest request) {
        return OpenSearchCall.uni(config.requestTimeout(), () -> client.search(request, IndexedImage.class))
                .onFailure(IndexUnavailable.class)
                .retry()
                .withBackOff(config.readBackoff(), config.readBackoff().multipliedBy(4))
                .atMost(config.readRetries());
    }

    /**
     * OpenSearch answers 404 for a point in time that it does not have, and 400 for one that another version of
     * OpenSearch created.
     */
    private static boolean isExpiry(Throwable failure) {
        int status = OpenSearchCall.status(failure);
        return status == NOT_FOUND || status == BAD_REQUEST;
    }
}
