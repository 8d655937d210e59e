package org.vitrine.search.browse;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.vitrine.imageindex.ImageIndex;
import org.vitrine.imageindex.Selection;
import org.vitrine.search.collection.Collections;
import org.vitrine.search.filter.FilterReader;
import org.vitrine.search.filter.Filters;
import org.vitrine.search.view.ImageSummary;

/**
 * The images of a collection. A class of its own: a path is matched to one class by its beginning, and
 * {@code CollectionResource} would take this one.
 */
@Path("/v1/collections/{collectionId}/images")
class ImageListResource {

    private final ImageIndex index;
    private final Collections collections;
    private final FilterReader filterReader;

    ImageListResource(ImageIndex index, Collections collections, FilterReader filterReader) {
        this.index = index;
        this.collections = collections;
        this.filterReader = filterReader;
    }

    /** @param next what to ask for the next page with; absent on the last */
    record ImageListPage(List<ImageSummary> items, Optional<String> next) {}

    @GET
    @Operation(operationId = "listImages", summary = "The images of a collection, page by page, by imageId")
    public Uni<ImageListPage> list(
            @RestPath String collectionId,
            @RestQuery Optional<String> limit,
            @RestQuery Optional<String> cursor,
            @Parameter(description = FilterReader.FORM) @RestQuery List<String> filter) {
        var wanted = ImageList.Wanted.of(limit, cursor);
        var filters = FilterReader.parse(filter);
        var profile = collections.find(collectionId);
        return filterReader
                .read(filters, collectionId, profile.filterNames())
                .chain(read -> list(collectionId, read).page(index, wanted))
                .map(page -> new ImageListPage(page.map(ImageSummary::of), page.next()));
    }

    private static ImageList list(String collectionId, Filters filters) {
        var selection = Selection.ofCollection(collectionId).where(filters.facets());
        return new ImageList(selection, "images\n" + collectionId + '\n' + filters.canonical());
    }
}
