package org.vitrine.search.collection;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.vitrine.access.Permission;
import org.vitrine.access.http.RequiresPermission;

/** HTTP resource that lists the collections that can be searched. */
@Path("/v1/collections")
@Tag(name = "Browse")
class SearchableCollectionResource {

    private final SearchableCollections searchableCollections;
    private final ReadableCollections readableCollections;

    SearchableCollectionResource(SearchableCollections searchableCollections, ReadableCollections readableCollections) {
        this.searchableCollections = searchableCollections;
        this.readableCollections = readableCollections;
    }

    /** All collections that the caller may read: they are few enough for one page. */
    record ListOfCollections(List<CollectionView> items) {}

    @GET
    @RequiresPermission(Permission.READ)
    @Operation(operationId = "listCollections", summary = "Every collection, with how many photographs are indexed")
    public Uni<ListOfCollections> list() {
        var readable = readableCollections.ofCaller().readable(searchableCollections.all());
        return searchableCollections.withCounts(readable).map(ListOfCollections::new);
    }

    @GET
    @RequiresPermission(Permission.READ)
    @Path("{collectionId}")
    @Operation(operationId = "getCollection", summary = "One collection")
    public Uni<CollectionView> get(@RestPath String collectionId) {
        return searchableCollections.withCount(readableCollections.find(collectionId));
    }
}
