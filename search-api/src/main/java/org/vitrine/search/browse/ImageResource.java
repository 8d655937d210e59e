package org.vitrine.search.browse;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.vitrine.imageindex.ImageIndex;
import org.vitrine.search.problem.SearchProblem;
import org.vitrine.search.view.ImageView;

/** HTTP resource that returns all that is published about one image. */
@Path("/v1")
@Tag(name = "Browse")
class ImageResource {

    private final ImageIndex index;

    ImageResource(ImageIndex index) {
        this.index = index;
    }

    @GET
    @Path("images/{imageId}")
    @Operation(operationId = "getImage", summary = "All that is published about an image")
    public Uni<ImageView> get(@RestPath String imageId) {
        return index.find(imageId).map(found -> found.map(ImageView::of)
                .orElseThrow(() -> new SearchProblem.UnknownImage(imageId).exception()));
    }
}
