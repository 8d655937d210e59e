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
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.Selection;
import org.vitrine.search.collection.Collections;
import org.vitrine.search.problem.Parameters;
import org.vitrine.search.problem.SearchProblem;
import org.vitrine.search.view.ImageSummary;

/** A physical object and its photographs. */
@Path("/v1/specimens")
@Tag(name = "Browse")
class SpecimenResource {

    private final ImageIndex index;
    private final Collections collections;

    SpecimenResource(ImageIndex index, Collections collections) {
        this.index = index;
        this.collections = collections;
    }

    /** @param next what to ask for more images with; absent where these are all */
    record Specimen(
            String specimenId,
            String collectionId,
            Optional<String> itemId,
            List<ImageSummary> images,
            Optional<String> next) {}

    // An institution's id may hold slashes.
    @GET
    @Path("{specimenId: .+}")
    @Operation(operationId = "getSpecimen", summary = "A specimen of a collection with its images")
    public Uni<Specimen> get(
            @RestPath String specimenId,
            @RestQuery Optional<String> collection,
            @RestQuery Optional<String> limit,
            @RestQuery Optional<String> cursor) {
        String collectionId = Parameters.required("collection", collection);
        var wanted = ImageList.Wanted.of(limit, cursor);
        collections.find(collectionId);
        var selection = Selection.ofCollection(collectionId).ofSpecimen(specimenId);
        return new ImageList(selection, "specimen\n" + collectionId + '\n' + specimenId)
                .page(index, wanted)
                .map(page -> specimen(collectionId, specimenId, page));
    }

    private static Specimen specimen(String collectionId, String specimenId, ImageList.Page page) {
        if (page.images().isEmpty()) {
            throw new SearchProblem.UnknownSpecimen(collectionId, specimenId).exception();
        }
        var itemId = page.images().stream()
                .map(IndexedImage::itemId)
                .flatMap(Optional::stream)
                .findFirst();
        return new Specimen(specimenId, collectionId, itemId, page.map(ImageSummary::of), page.next());
    }
}
