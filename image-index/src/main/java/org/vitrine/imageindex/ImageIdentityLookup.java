package org.vitrine.imageindex;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.opensearch.client.opensearch.OpenSearchAsyncClient;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch._types.SortOrder;
import org.opensearch.client.opensearch._types.query_dsl.Query;

/**
 * Reads the identities of many images, or of the images of many specimens, in few queries. Used by search-api to
 * resolve the subjects of decisions. Each image is returned once, in the order of the ids within each query.
 *
 * <p>Calls do not block. Every {@link Uni} fails with {@link IndexUnavailable} when OpenSearch cannot be reached in
 * time.
 */
@ApplicationScoped
public class ImageIdentityLookup {

    private static final String IMAGE_ID = "imageId";
    private static final String REVISION = "revision";

    /** The maximum number of ids in one query. */
    private static final int MAX_IDS_PER_QUERY = 500;

    private static final int MAX_CONCURRENT_QUERIES = 4;
    private static final int PAGE_SIZE = 5_000;

    private final OpenSearchQueries queries;

    ImageIdentityLookup(OpenSearchAsyncClient client, IndexConfig config) {
        this.queries = new OpenSearchQueries(client, config);
    }

    /** Returns the images with these ids; images that are not indexed are left out. */
    public Uni<List<ImageIdentity>> ofImages(Collection<String> imageIds) {
        return chunked(List.copyOf(Set.copyOf(imageIds)), ids -> all(termsQuery(IMAGE_ID, ids), Integer.MAX_VALUE));
    }

    /** Returns all images of these specimens of a collection. */
    public Uni<List<ImageIdentity>> ofSpecimens(String collectionId, Collection<IndexedSubject> specimens) {
        var requested = Set.copyOf(specimens);
        var numbers = requested.stream()
                .flatMap(specimen -> specimen.specimenId().stream())
                .distinct()
                .toList();
        return chunked(
                        numbers,
                        specimenIds -> all(
                                Query.of(q ->
                                        q.bool(b -> b.filter(Selections.query(Selection.ofCollection(collectionId)))
                                                .filter(termsQuery("specimenId", specimenIds)))),
                                Integer.MAX_VALUE))
                .map(found -> found.stream()
                        .filter(image -> requested.contains(image.specimen()))
                        .toList());
    }

    /**
     * Returns the selected images.
     *
     * @param limit maximum number of images returned
     */
    public Uni<List<ImageIdentity>> of(Selection selection, int limit) {
        return all(Selections.query(selection), limit);
    }

    private interface Lookup {
        Uni<List<ImageIdentity>> find(List<String> ids);
    }

    private static Uni<List<ImageIdentity>> chunked(List<String> ids, Lookup lookup) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        var chunks = IntStream.iterate(0, from -> from < ids.size(), from -> from + MAX_IDS_PER_QUERY)
                .mapToObj(from -> lookup.find(ids.subList(from, Math.min(ids.size(), from + MAX_IDS_PER_QUERY))))
                .toList();
        return Uni.join()
                .all(chunks)
                .usingConcurrencyOf(MAX_CONCURRENT_QUERIES)
                .andFailFast()
                .map(found -> found.stream().flatMap(List::stream).toList());
    }

    private Uni<List<ImageIdentity>> all(Query query, int limit) {
        return nextPage(query, limit, new LinkedHashMap<>(), Optional.empty());
    }

    private Uni<List<ImageIdentity>> nextPage(
            Query query, int limit, Map<String, ImageIdentity> found, Optional<String> after) {
        return page(query, after).chain(page -> {
            // Of two documents of one image, by two models, the newer comes first and is kept.
            page.forEach(image -> found.putIfAbsent(image.imageId(), image));
            return page.size() < PAGE_SIZE || found.size() >= limit
                    ? Uni.createFrom().item(found.values().stream().limit(limit).collect(Collectors.toList()))
                    : nextPage(query, limit, found, Optional.of(page.getLast().imageId()));
        });
    }

    private Uni<List<ImageIdentity>> page(Query query, Optional<String> after) {
        return queries.search(ImageIdentity.class, s -> {
                    s.index(IndexName.ALL.value())
                            .size(PAGE_SIZE)
                            .source(o -> o.filter(f -> f.includes(ImageIdentity.MEMBERS)))
                            .query(q -> q.bool(b -> b.filter(query).mustNot(Selections.withdrawn())))
                            .sort(o -> o.field(f -> f.field(IMAGE_ID).order(SortOrder.Asc)))
                            .sort(o -> o.field(f -> f.field(REVISION).order(SortOrder.Desc)));
                    after.ifPresent(id -> s.searchAfter(FieldValue.of(id), FieldValue.of(0L)));
                    return s;
                })
                .map(answer -> {
                    List<ImageIdentity> images = new ArrayList<>();
                    answer.hits().hits().forEach(hit -> images.add(Objects.requireNonNull(hit.source(), hit.id())));
                    return images;
                });
    }

    private static Query termsQuery(String field, Collection<String> values) {
        return Query.of(q -> q.terms(t -> t.field(field)
                .terms(v -> v.value(values.stream().map(FieldValue::of).toList()))));
    }
}
