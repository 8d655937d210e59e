package org.vitrine.search.rendition;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.vitrine.access.Permission;
import org.vitrine.access.http.RequiresPermission;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.IndexedImage.Rendition;
import org.vitrine.search.collection.ReadableCollections;
import org.vitrine.search.collection.SearchableCollections;
import org.vitrine.search.config.SearchConfig;
import org.vitrine.search.download.ContentDisposition;
import org.vitrine.search.problem.SearchProblem;
import org.vitrine.store.ImageStore;
import org.vitrine.store.NoSuchObject;
import org.vitrine.store.StoreKeys.RenditionFile;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * HTTP resource that returns the pictures derived from an image. It never returns the original, which may carry what
 * its maker did not mean to publish.
 *
 * <p>The address stays the same when a new version of the image arrives, so browsers must revalidate after a while. The
 * ETag, the digest of the bytes, makes this cheap.
 */
@Path("/v1/images/{imageId}/renditions/{kind}")
@Tag(name = "Browse")
class RenditionResource {

    private static final Logger LOG = Logger.getLogger(RenditionResource.class);
    private static final List<String> KINDS = Arrays.stream(RenditionFile.values())
            .map(file -> file.name().toLowerCase(Locale.ROOT))
            .toList();

    private final ImageStore store;
    private final ReadableCollections readableCollections;
    private final SearchConfig config;

    RenditionResource(ImageStore store, ReadableCollections readableCollections, SearchConfig config) {
        this.store = store;
        this.readableCollections = readableCollections;
        this.config = config;
    }

    @GET
    @RequiresPermission(Permission.READ)
    @Produces({"image/png", "image/jpeg", "application/problem+json"})
    @Operation(
            operationId = "getRendition",
            summary = "A picture of an image: prepared, mask, thumbnail, access or strokes")
    public Uni<Response> get(@RestPath String imageId, @RestPath String kind, @Context Request request) {
        if (!KINDS.contains(kind)) {
            throw new SearchProblem.UnknownKind(kind, KINDS).exception();
        }
        var reader = readableCollections.ofCaller();
        return reader.image(imageId).chain(image -> {
            Rendition rendition = image.rendition(kind)
                    .orElseThrow(() -> new SearchProblem.NoSuchRendition(imageId, kind).exception());
            var tag = new EntityTag(rendition.sha256());
            var caching = caching(reader.find(image.collectionId()));
            var unchanged = Optional.ofNullable(request.evaluatePreconditions(tag));
            return unchanged.isPresent()
                    ? Uni.createFrom()
                            .item(unchanged.get().cacheControl(caching).build())
                    : bytes(image, rendition).map(bytes -> Response.ok(bytes, rendition.mediaType())
                            .tag(tag)
                            .cacheControl(caching)
                            .header("X-Content-Type-Options", "nosniff")
                            .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.inline(fileName(imageId, kind)))
                            .build());
        });
    }

    private Uni<byte[]> bytes(IndexedImage image, Rendition rendition) {
        return store.get(rendition.location(), config.maxRendition().asLongValue())
                .onFailure(NoSuchObject.class)
                .transform(_ -> new SearchProblem.NoSuchRendition(image.imageId(), rendition.kind()).exception())
                .onFailure(SdkException.class)
                .transform(failure -> {
                    LOG.warnf("imageId=%s store: %s", image.imageId(), failure);
                    return new SearchProblem.Unavailable("the image store", config.retryAfter()).exception();
                });
    }

    /** Returns the name under which a browser saves the picture; it contains nothing that its institution states. */
    private static String fileName(String imageId, String kind) {
        return imageId + "-"
                + RenditionFile.valueOf(kind.toUpperCase(Locale.ROOT)).fileName();
    }

    private CacheControl caching(SearchableCollections.Profile profile) {
        var caching = new CacheControl();
        caching.setMaxAge(Math.toIntExact(config.renditionMaxAge().toSeconds()));
        caching.setPrivate(!profile.isPublic());
        caching.setNoTransform(true);
        return caching;
    }
}
