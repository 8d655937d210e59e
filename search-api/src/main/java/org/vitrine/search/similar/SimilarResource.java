package org.vitrine.search.similar;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.vitrine.access.Permission;
import org.vitrine.access.http.RequiresPermission;
import org.vitrine.imageindex.FacetCount;
import org.vitrine.imageindex.ImageVector;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.search.collection.ReadableCollections;
import org.vitrine.search.filter.FilterReader;
import org.vitrine.search.match.ImageSide;
import org.vitrine.search.match.ObjectSize;
import org.vitrine.search.match.SpecimenKey;
import org.vitrine.search.near.NearestItems;
import org.vitrine.search.near.NearestItemsAnswer;
import org.vitrine.search.near.NearestItemsQuery;
import org.vitrine.search.near.QueryVector;
import org.vitrine.search.near.RejectionLookup;
import org.vitrine.search.photograph.RegionSearch;
import org.vitrine.search.problem.RequestParameters;
import org.vitrine.search.verify.Reranker;
import org.vitrine.search.view.AmbiguityView;
import org.vitrine.search.view.DoubtView;
import org.vitrine.search.view.HitView;
import org.vitrine.search.view.ScoreView;
import org.vitrine.search.view.SizeView;

/**
 * HTTP resource that returns the items of the same collection that look like an indexed photograph, or like a region of
 * it. The specimen of the photograph itself is left out, as are items and specimens that people rejected for it.
 */
@Path("/v1/images/{imageId}/similar")
@Tag(name = "Search")
class SimilarResource {

    private static final String XYWH =
            "left,top,width,height in pixels of the upright image: what is in this region is searched with, not the whole photograph.";

    private static final int DEFAULT_HITS = 8;
    private static final int MAX_HITS = 100;

    private final NearestItems nearest;
    private final Reranker reranker;
    private final ReadableCollections readableCollections;
    private final FilterReader filterReader;
    private final RejectionLookup rejected;
    private final RegionSearch regions;

    SimilarResource(
            NearestItems nearest,
            Reranker reranker,
            ReadableCollections readableCollections,
            FilterReader filterReader,
            RejectionLookup rejected,
            RegionSearch regions) {
        this.rejected = rejected;
        this.regions = regions;
        this.nearest = nearest;
        this.reranker = reranker;
        this.readableCollections = readableCollections;
        this.filterReader = filterReader;
    }

    /** JSON answer, with the members of a search by photograph but without the query. */
    record SimilarAnswer(
            boolean confident,
            Optional<DoubtView> doubt,
            Optional<ScoreView> score,
            Optional<AmbiguityView> ambiguous,
            Optional<SizeView> size,
            List<HitView> hits,
            Map<String, List<FacetCount>> facets,
            Optional<NearestItemsAnswer.Verification> verification,
            long tookMs) {}

    @GET
    @RequiresPermission(Permission.READ)
    @Operation(
            operationId = "findSimilar",
            summary = "Items that look like an indexed photograph, or like a region of it",
            description = "The answer leaves out the specimen of the photograph itself.")
    public Uni<SimilarAnswer> find(
            @RestPath String imageId,
            @Parameter(description = XYWH) @RestQuery Optional<String> xywh,
            @RestQuery Optional<String> k,
            @RestQuery Optional<String> minScore,
            @Parameter(description = FilterReader.FORMAT) @RestQuery List<String> filter) {
        long began = System.nanoTime();
        int limit = RequestParameters.integer("k", k, DEFAULT_HITS, 1, MAX_HITS);
        double threshold = RequestParameters.fraction("minScore", minScore, 0);
        var filters = FilterReader.parse(filter);
        var region = xywh.filter(it -> !it.isBlank());
        var reader = readableCollections.ofCaller();
        return reader.image(imageId)
                .chain(image -> {
                    var profile = reader.find(image.collectionId());
                    return filterReader
                            .read(filters, profile.collectionId(), profile.filterNames())
                            .chain(read -> rejected.of(image).chain(rejections -> {
                                Function<QueryVector, Uni<NearestItemsAnswer>> near =
                                        vector -> nearest.answer(new NearestItemsQuery(
                                                profile.collectionId(),
                                                profile.rerank(),
                                                List.of(vector),
                                                read,
                                                Optional.empty(),
                                                profile.countedFacets(),
                                                limit,
                                                threshold,
                                                Optional.of(new SpecimenKey(image.institutionId(), image.specimenId())),
                                                rejections));
                                return region.map(it -> regions.search(image, it, near))
                                        .orElseGet(() -> near.apply(query(image)));
                            }));
                })
                .map(answer -> answer(answer, began));
    }

    private QueryVector query(IndexedImage image) {
        var side = ImageSide.of(image.statedSide().inJson());
        var region = image.region();
        var diameterMm = ObjectSize.of(image.metadata(), image.located(), Math.max(region.width(), region.height()));
        return new QueryVector(
                side, image.located(), diameterMm, image.model(), vector(image), reranker.preparedOf(image));
    }

    private static ImageVector vector(IndexedImage image) {
        return image.vector()
                .orElseThrow(() -> new IllegalStateException("image '" + image.imageId() + "' has no vector"));
    }

    private static SimilarAnswer answer(NearestItemsAnswer answer, long began) {
        long tookMs = Duration.ofNanos(System.nanoTime() - began).toMillis();
        return new SimilarAnswer(
                answer.uncertainty().isEmpty(),
                DoubtView.of(answer.uncertainty()),
                answer.score(),
                answer.ambiguous(),
                answer.size(),
                answer.hits(),
                answer.facets(),
                answer.verification(),
                tookMs);
    }
}
