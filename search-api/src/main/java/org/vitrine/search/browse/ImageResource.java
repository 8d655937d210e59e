package org.vitrine.search.browse;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.vitrine.access.Permission;
import org.vitrine.access.http.RequiresPermission;
import org.vitrine.search.collection.ReadableCollections;
import org.vitrine.search.config.SearchConfig;
import org.vitrine.search.problem.RequestParameters;
import org.vitrine.search.problem.SearchProblem;
import org.vitrine.search.view.ImageView;

/** HTTP resource that returns all that is published about one image. */
@Path("/v1")
@Tag(name = "Browse")
class ImageResource {

    private static final int MAX_WAIT_SECONDS = 30;

    private final ReadableCollections readableCollections;
    private final AwaitedReads reads;

    ImageResource(ReadableCollections readableCollections, SearchConfig config) {
        this.readableCollections = readableCollections;
        this.reads =
                new AwaitedReads(config.waitingImages(), () -> new SearchProblem.Busy(config.retryAfter()).exception());
    }

    @GET
    @RequiresPermission(Permission.READ)
    @Path("images/{imageId}")
    @Operation(operationId = "getImage", summary = "All that is published about an image")
    public Uni<ImageView> get(@RestPath String imageId, @RestQuery Optional<String> wait) {
        var maxWait = Duration.ofSeconds(RequestParameters.integer("wait", wait, 0, 0, MAX_WAIT_SECONDS));
        var read = readableCollections.ofCaller().findImage(imageId);
        return reads.read(maxWait, () -> read).map(found -> found.map(ImageView::of)
                .orElseThrow(() -> new SearchProblem.UnknownImage(imageId).exception()));
    }
}
