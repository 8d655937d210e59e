package org.vitrine.search.browse;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.vitrine.access.Permission;
import org.vitrine.access.http.RequiresPermission;
import org.vitrine.imageindex.FacetCount;
import org.vitrine.imageindex.ImageIndex;
import org.vitrine.imageindex.ImageLists;
import org.vitrine.imageindex.IndexName;
import org.vitrine.imageindex.ListExpired;
import org.vitrine.imageindex.ListedImages;
import org.vitrine.imageindex.Selection;
import org.vitrine.search.collection.ReadableCollections;
import org.vitrine.search.collection.SearchableCollections;
import org.vitrine.search.config.SearchConfig;
import org.vitrine.search.filter.FilterReader;
import org.vitrine.search.filter.Filters;
import org.vitrine.search.problem.RequestParameters;
import org.vitrine.search.problem.SearchProblem;
import org.vitrine.search.view.ImageSummary;

/**
 * HTTP resource that lists the images of a collection. It is a class of its own because JAX-RS matches a path to one
 * class by its beginning, and {@code SearchableCollectionResource} would match this one.
 */
@Path("/v1/collections/{collectionId}/images")
@Tag(name = "Browse")
class ImageListResource {

    private static final String TEXT =
            "Words of which all must occur in labels, attributes, metadata or numbers of an image; upper and lower case and accents make no difference; at most 500 characters.";

    private final ImageIndex index;
    private final ImageLists lists;
    private final ReadableCollections readableCollections;
    private final FilterReader filterReader;
    private final int valuesPerFacet;

    ImageListResource(
            ImageIndex index,
            ImageLists lists,
            ReadableCollections readableCollections,
            FilterReader filterReader,
            SearchConfig config) {
        this.index = index;
        this.lists = lists;
        this.readableCollections = readableCollections;
        this.filterReader = filterReader;
        this.valuesPerFacet = config.match().valuesPerFacet();
    }

    /**
     * One page of the list.
     *
     * @param total number of images in the whole list
     * @param facets values and counts, as of a search; on the first page only
     * @param next cursor of the next page; absent on the last page
     */
    record ImageListPage(
            List<ImageSummary> items,
            long total,
            Optional<Map<String, List<FacetCount>>> facets,
            Optional<String> next) {}

    @GET
    @RequiresPermission(Permission.READ)
    @Operation(
            operationId = "listImages",
            summary = "The images of a collection, page by page",
            description =
                    "Narrowed by words and filters. All pages of a list show the moment of its first one, also while images"
                            + " arrive; a cursor expires some minutes after its page was answered (410).")
    public Uni<ImageListPage> list(
            @RestPath String collectionId,
            @Parameter(description = TEXT) @RestQuery Optional<String> q,
            @Parameter(description = FilterReader.FORMAT) @RestQuery List<String> filter,
            @Parameter(description = ListSort.DESCRIPTION) @RestQuery Optional<String> sort,
            @RestQuery Optional<String> limit,
            @RestQuery Optional<String> cursor) {
        var pageRequest = ImageList.PageRequest.of(limit, cursor);
        var filters = FilterReader.parse(filter);
        var words = RequestParameters.text("q", q);
        var order = ListSort.read(sort, words);
        var profile = readableCollections.find(collectionId);
        return filterReader.read(filters, collectionId, profile.filterNames()).chain(read -> {
            var list = new OrderedList(selection(collectionId, read, words), order, name(collectionId, read, words));
            return pageRequest.cursor().isEmpty()
                    ? first(list, pageRequest, profile)
                    : list.next(lists, pageRequest)
                            .map(page -> page(list, page, Optional.empty()))
                            .onFailure(ListExpired.class)
                            .transform(_ -> new SearchProblem.ExpiredCursor().exception());
        });
    }

    private Uni<ImageListPage> first(
            OrderedList list, ImageList.PageRequest pageRequest, SearchableCollections.Profile profile) {
        var facets = index.facets(IndexName.ALL, list.selection(), profile.countedFacets(), valuesPerFacet);
        return Uni.combine()
                .all()
                .unis(list.first(lists, pageRequest), facets)
                .with((page, counted) -> page(list, page, Optional.of(withValues(counted))));
    }

    private static ImageListPage page(
            OrderedList list, ListedImages page, Optional<Map<String, List<FacetCount>>> facets) {
        return new ImageListPage(
                page.images().stream().map(ImageSummary::of).toList(),
                page.total(),
                facets,
                page.next().map(list::cursor));
    }

    private static Map<String, List<FacetCount>> withValues(Map<String, List<FacetCount>> counted) {
        var facets = new LinkedHashMap<String, List<FacetCount>>();
        counted.forEach((name, values) -> {
            if (!values.isEmpty()) {
                facets.put(name, values);
            }
        });
        return facets;
    }

    private static Selection selection(String collectionId, Filters filters, Optional<String> words) {
        var selection = Selection.ofCollection(collectionId).withFilters(filters.facets());
        return words.map(selection::withText).orElse(selection);
    }

    private static String name(String collectionId, Filters filters, Optional<String> words) {
        return "images\n" + collectionId + '\n' + filters.canonical() + '\n' + words.orElse("");
    }
}
