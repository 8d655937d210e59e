package org.vitrine.search.photograph;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.IndexedImage.Region;
import org.vitrine.search.config.SearchConfig;
import org.vitrine.search.match.ImageSide;
import org.vitrine.search.near.QueryVector;
import org.vitrine.search.problem.SearchProblem;
import org.vitrine.store.ImageStore;
import org.vitrine.store.NoSuchObject;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Searches with a region of an indexed image. The picture of the image is read from the store, then prepared and
 * described like a query photograph for which the request states that region. It takes a permit like a search by
 * photograph.
 */
@ApplicationScoped
public class RegionSearch {

    private static final Logger LOG = Logger.getLogger(RegionSearch.class);
    private static final String ACCESS = "access";

    /**
     * Minimum longest edge of a region in the access rendition, in pixels; for a smaller one the original is read.
     * Models use pictures of this size.
     */
    private static final int MIN_ACCESS_EDGE_PX = 224;

    private static final int MIN_EDGE_PX = 8;

    private final SearchAdmission admission;
    private final QueryImageAnalyzer queryImageAnalyzer;
    private final ImageStore store;
    private final SearchConfig config;

    RegionSearch(
            SearchAdmission admission, QueryImageAnalyzer queryImageAnalyzer, ImageStore store, SearchConfig config) {
        this.admission = admission;
        this.queryImageAnalyzer = queryImageAnalyzer;
        this.store = store;
        this.config = config;
    }

    /** A stored picture of an image, and the region in pixels of that picture. */
    private record StoredRegion(Uni<byte[]> bytes, Region region) {}

    /**
     * Computes the vector of the region and searches with it. Ends the request with a problem if the region is invalid
     * or not within the image.
     *
     * @param xywh left,top,width,height in pixels of the upright original
     * @param search searches with the vector
     */
    public <T> Uni<T> search(IndexedImage image, String xywh, Function<QueryVector, Uni<T>> search) {
        var region = GivenPlacement.region("xywh", xywh);
        if (region.width() > image.width() - region.left() || region.height() > image.height() - region.top()) {
            throw new SearchProblem.InvalidParameter(
                            "xywh",
                            xywh,
                            "a region within the image is required; the image is %d × %d px."
                                    .formatted(image.width(), image.height()))
                    .exception();
        }
        return admission.withPermit(() -> toPhotograph(image, region)
                .chain(photograph ->
                        queryImageAnalyzer.analyze(photograph, 0, image.collectionId(), false, SearchProgress.NO_OP))
                .chain(analyzed -> search.apply(analyzed.vector(Optional.empty()))));
    }

    private Uni<SubmittedPhotograph> toPhotograph(IndexedImage image, Region region) {
        var storedRegion = image.rendition(ACCESS)
                .filter(access -> isLargeEnough(region, (double) access.width() / image.width()))
                .map(access -> new StoredRegion(
                        store.get(access.location(), config.maxRendition().asLongValue()),
                        scaled(region, image, access)))
                .orElseGet(() -> new StoredRegion(
                        store.get(image.original(), config.maxUpload().asLongValue()), region));
        return storedRegion
                .bytes()
                .onFailure(NoSuchObject.class)
                .transform(_ -> new SearchProblem.NoSuchRendition(image.imageId(), ACCESS).exception())
                .onFailure(SdkException.class)
                .transform(failure -> {
                    LOG.warnf("imageId=%s store: %s", image.imageId(), failure);
                    return new SearchProblem.Unavailable("the image store", config.retryAfter()).exception();
                })
                .map(bytes -> new SubmittedPhotograph(
                        ImageSide.of(image.statedSide().inJson()),
                        new SubmittedPhotograph.Bytes.Stored(Buffer.buffer(bytes)),
                        new GivenPlacement(Optional.of(storedRegion.region()), Optional.empty())));
    }

    private static boolean isLargeEnough(Region region, double scale) {
        return scale >= 1 || Math.max(region.width(), region.height()) * scale >= MIN_ACCESS_EDGE_PX;
    }

    private static Region scaled(Region region, IndexedImage image, IndexedImage.Rendition access) {
        double scale = (double) access.width() / image.width();
        int left = Math.clamp((int) Math.floor(region.left() * scale), 0, Math.max(0, access.width() - MIN_EDGE_PX));
        int top = Math.clamp((int) Math.floor(region.top() * scale), 0, Math.max(0, access.height() - MIN_EDGE_PX));
        int width = Math.clamp((int) Math.round(region.width() * scale), MIN_EDGE_PX, access.width() - left);
        int height = Math.clamp((int) Math.round(region.height() * scale), MIN_EDGE_PX, access.height() - top);
        return new Region(left, top, width, height);
    }
}
