package org.vitrine.search.propose;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vitrine.imageindex.Hit;
import org.vitrine.imageindex.ImageIndex;
import org.vitrine.imageindex.ImageVector;
import org.vitrine.imageindex.IndexedCandidate;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.NearestQuery;
import org.vitrine.imageindex.ReviewIndex;
import org.vitrine.imageindex.Selection;
import org.vitrine.search.collection.SearchableCollections;
import org.vitrine.search.filter.Filters;
import org.vitrine.search.match.ImageSide;
import org.vitrine.search.match.ObjectSize;
import org.vitrine.search.match.SpecimenKey;
import org.vitrine.search.near.NearestItems;
import org.vitrine.search.near.NearestItemsAnswer;
import org.vitrine.search.near.NearestItemsQuery;
import org.vitrine.search.near.QueryVector;
import org.vitrine.search.near.RejectionLookup;
import org.vitrine.search.near.Rejections;
import org.vitrine.search.verify.Reranker;
import org.vitrine.search.view.HitView;
import org.vitrine.search.view.ScoreView;
import org.vitrine.store.NoSuchObject;
import org.vitrine.vision.verify.CorrelationPeak;

/** Searches the index for the items that an indexed photograph looks like, and for photographs that it may repeat. */
@ApplicationScoped
class ProposalSearch {

    /** Number of nearest photographs that are compared with the photograph. A repeated one is among the first. */
    private static final int NEAREST_COUNT = 8;

    /** Maximum number of photographs with the same bytes that are read: the earliest of them is the suspect. */
    private static final int MAX_WITH_SAME_DIGEST = 50;

    private final ImageIndex index;
    private final ReviewIndex review;
    private final RejectionLookup rejected;
    private final NearestItems nearest;
    private final Reranker reranker;
    private final SearchableCollections searchableCollections;
    private final ProposeConfig config;

    ProposalSearch(
            ImageIndex index,
            ReviewIndex review,
            RejectionLookup rejected,
            NearestItems nearest,
            Reranker reranker,
            SearchableCollections searchableCollections,
            ProposeConfig config) {
        this.index = index;
        this.review = review;
        this.rejected = rejected;
        this.nearest = nearest;
        this.reranker = reranker;
        this.searchableCollections = searchableCollections;
        this.config = config;
    }

    /**
     * Makes the proposal for an image.
     *
     * @param image image with its vector
     */
    Uni<Proposal> propose(IndexedImage image) {
        // Read first, so that an outage of the store holds the record back: Reranker alone would go on with cosines.
        return prepared(image)
                .chain(picture -> searchResult(image, picture).chain(result -> similarPhotographs(image, picture)
                        .map(near -> SimilarPhotograph.suspicion(image, near, rule(image)))
                        .map(suspicion -> Proposal.of(image, result, suspicion, config.uncertainBelow()))));
    }

    /**
     * Reads the prepared picture. If there is none, the inner Uni fails when it is subscribed, and nothing is compared.
     */
    private Uni<Uni<byte[]>> prepared(IndexedImage image) {
        if (image.rendition("prepared").isEmpty()) {
            return Uni.createFrom().item(reranker.preparedOf(image));
        }
        return reranker.preparedOf(image)
                .map(bytes -> Uni.createFrom().item(bytes))
                .onFailure(NoSuchObject.class)
                .recoverWithItem(missing -> Uni.createFrom().failure(missing));
    }

    /** Searches for items, without those that people rejected. */
    private Uni<Proposal.SearchResult> searchResult(IndexedImage image, Uni<byte[]> picture) {
        return rejected.of(image)
                .chain(rejections -> nearest(image, picture, rejections))
                .map(ProposalSearch::searchResult);
    }

    private Uni<NearestItemsAnswer> nearest(IndexedImage image, Uni<byte[]> picture, Rejections rejections) {
        var profile = searchableCollections.find(image.collectionId());
        var region = image.region();
        var diameterMm = ObjectSize.of(image.metadata(), image.located(), Math.max(region.width(), region.height()));
        var side = ImageSide.of(image.statedSide().inJson());
        var nearestItemsQuery = new NearestItemsQuery(
                profile.collectionId(),
                profile.rerank(),
                List.of(new QueryVector(side, image.located(), diameterMm, image.model(), vector(image), picture)),
                Filters.NONE,
                Optional.empty(),
                List.of(),
                Proposal.MAX_CANDIDATES,
                0,
                Optional.of(new SpecimenKey(image.institutionId(), image.specimenId())),
                rejections);
        return nearest.answer(nearestItemsQuery);
    }

    private static Proposal.SearchResult searchResult(NearestItemsAnswer nearestItemsAnswer) {
        return new Proposal.SearchResult(
                nearestItemsAnswer.hits().stream()
                        .map(ProposalSearch::candidate)
                        .toList(),
                nearestItemsAnswer.score().map(ScoreView::none),
                nearestItemsAnswer.uncertainty().isEmpty(),
                nearestItemsAnswer.ambiguous().isPresent());
    }

    private static IndexedCandidate candidate(HitView hit) {
        return new IndexedCandidate(
                hit.itemId(),
                Optional.of(hit.institutionId()),
                Optional.of(hit.specimenId()),
                Optional.of(hit.imageId()),
                hit.similarity(),
                hit.score(),
                hit.weight());
    }

    private Uni<List<SimilarPhotograph>> similarPhotographs(IndexedImage image, Uni<byte[]> picture) {
        var equal = review.withDigest(image.collectionId(), image.sha256(), MAX_WITH_SAME_DIGEST);
        return Uni.combine().all().unis(equal, compared(image, picture)).with(ProposalSearch::merged);
    }

    private Uni<List<SimilarPhotograph>> compared(IndexedImage image, Uni<byte[]> picture) {
        var rule = rule(image);
        if (rule.isEmpty() || !image.located()) {
            return Uni.createFrom().item(List.of());
        }
        var query = new NearestQuery(
                image.model(),
                vector(image),
                Selection.ofCollection(image.collectionId()),
                NEAREST_COUNT + 1,
                rule.get().minSimilarity());
        return index.nearest(query).map(hits -> others(image, hits)).chain(hits -> reranker.rerank(
                        picture, hits.stream().map(Hit::image).toList())
                .map(verified -> hits.stream()
                        .map(hit -> similarPhotographs(hit, verified.agreements()))
                        .toList()));
    }

    private static List<Hit> others(IndexedImage image, List<Hit> hits) {
        return hits.stream()
                .filter(hit -> !hit.image().imageId().equals(image.imageId()))
                .toList();
    }

    private static SimilarPhotograph similarPhotographs(Hit hit, Map<String, CorrelationPeak> agreements) {
        return new SimilarPhotograph(
                hit.image(),
                false,
                hit.similarity(),
                Optional.ofNullable(agreements.get(hit.image().imageId())));
    }

    /** Joins both lists. A photograph with the same bytes is reported as such, whatever its similarity. */
    private static List<SimilarPhotograph> merged(List<IndexedImage> equal, List<SimilarPhotograph> compared) {
        var all = new LinkedHashMap<String, SimilarPhotograph>();
        equal.forEach(image -> all.put(image.imageId(), new SimilarPhotograph(image, true, 1, Optional.empty())));
        compared.forEach(near -> all.putIfAbsent(near.image().imageId(), near));
        return List.copyOf(all.values());
    }

    private Optional<SuspicionRule> rule(IndexedImage image) {
        return SuspicionRule.of(image.model().name(), config);
    }

    private static ImageVector vector(IndexedImage image) {
        return image.vector()
                .orElseThrow(() -> new IllegalStateException("image '" + image.imageId() + "' has no vector"));
    }
}
