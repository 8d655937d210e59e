package org.vitrine.search.browse;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.vitrine.imageindex.ImageIndex;
import org.vitrine.imageindex.Selection;
import org.vitrine.search.collection.Collections;
import org.vitrine.search.filter.FilterParameters;
import org.vitrine.search.near.NearestItems;
import org.vitrine.search.problem.SearchProblem;
import org.vitrine.search.view.ImageSummary;
import org.vitrine.search.view.ImageView;

/** Images, one or many. */
@Path("/v1")
@Tag(name = "Browse")
class ImageResource {

    private final ImageIndex index;
    private final Collections collections;

    ImageResource(ImageIndex index, Collections collections) {
        this.index = index;
        this.collections = collections;
    }

    /** @param next what to ask for the next page with; absent on the last */
    record ImageListPage(List<ImageSummary> items, Optional<String> next) {}

    @GET
    @Path("images/{imageId}")
    @Operation(operationId = "getImage", summary = "Everything known of an image")
    public Uni<ImageView> get(@RestPath String imageId) {
        return index.find(imageId).map(found -> found.map(ImageView::of)
                .orElseThrow(() -> new SearchProblem.UnknownImage(imageId).exception()));
    }

    @GET
    @Path("collections/{collectionId}/images")
    @Operation(operationId = "listImages", summary = "The images of a collection, page by page, by imageId")
    public Uni<ImageListPage> list(
            @RestPath String collectionId,
            @RestQuery Optional<String> limit,
            @RestQuery Optional<String> cursor,
            @RestQuery List<String> filter) {
        var wanted = ImageList.Wanted.of(limit, cursor);
        var filters = FilterParameters.read(filter);
        collections.find(collectionId);
        var selection = Selection.ofCollection(collectionId).where(NearestItems.facetsOf(filters));
        return new ImageList(selection, "images\n" + collectionId + '\n' + filters.canonical())
                .page(index, wanted)
                .map(page -> new ImageListPage(page.map(ImageSummary::of), page.next()));
    }
}
