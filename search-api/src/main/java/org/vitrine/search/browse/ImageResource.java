package org.vitrine.search.browse;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.vitrine.imageindex.ImageIndex;
import org.vitrine.search.problem.RequestParameters;
import org.vitrine.search.problem.SearchProblem;
import org.vitrine.search.view.ImageView;

/** HTTP resource that returns all that is published about one image. */
@Path("/v1")
@Tag(name = "Browse")
class ImageResource {

    private static final int MAX_WAIT_SECONDS = 30;
    private static final Duration READ_INTERVAL = Duration.ofMillis(200);

    private final ImageIndex index;

    ImageResource(ImageIndex index) {
        this.index = index;
    }

    @GET
    @Path("images/{imageId}")
    @Operation(operationId = "getImage", summary = "All that is published about an image")
    public Uni<ImageView> get(@RestPath String imageId, @RestQuery Optional<String> wait) {
        var maxWait = Duration.ofSeconds(RequestParameters.integer("wait", wait, 0, 0, MAX_WAIT_SECONDS));
        return awaited(() -> index.find(imageId), maxWait).map(found -> found.map(ImageView::of)
                .orElseThrow(() -> new SearchProblem.UnknownImage(imageId).exception()));
    }

    /**
     * Reads until something is found, every 200 ms. An image is indexed some time before searches show it: until the
     * index is refreshed.
     *
     * @param maxWait time after which an empty result is final; zero for one read
     */
    static <T> Uni<Optional<T>> awaited(Supplier<Uni<Optional<T>>> read, Duration maxWait) {
        return Uni.createFrom().deferred(() -> awaited(read, System.nanoTime() + maxWait.toNanos()));
    }

    private static <T> Uni<Optional<T>> awaited(Supplier<Uni<Optional<T>>> read, long deadlineNanos) {
        return read.get()
                .flatMap(found -> found.isPresent() || System.nanoTime() - deadlineNanos >= 0
                        ? Uni.createFrom().item(found)
                        : Uni.createFrom()
                                .voidItem()
                                .onItem()
                                .delayIt()
                                .by(READ_INTERVAL)
                                .chain(() -> awaited(read, deadlineNanos)));
    }
}
