package org.vitrine.search.near;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.vitrine.imageindex.Exclusion;
import org.vitrine.imageindex.FacetCount;
import org.vitrine.imageindex.ImageIndex;
import org.vitrine.imageindex.IndexName;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.NearestQuery;
import org.vitrine.imageindex.Selection;
import org.vitrine.search.config.SearchConfig;
import org.vitrine.search.match.CandidateScorer;
import org.vitrine.search.match.ItemGrouping;
import org.vitrine.search.match.ItemMatch;
import org.vitrine.search.match.Matcher;
import org.vitrine.search.match.QueryCandidates;
import org.vitrine.search.match.SearchDepth;
import org.vitrine.search.match.SideFusion;
import org.vitrine.search.match.SizeRule;
import org.vitrine.search.people.PersonView;
import org.vitrine.search.verify.RerankResult;
import org.vitrine.search.verify.Reranker;
import org.vitrine.search.view.HitView;
import org.vitrine.search.view.ScoreView;
import org.vitrine.search.view.SizeView;
import org.vitrine.vision.score.ConfidenceRule;
import org.vitrine.vision.score.FittedScore;

/**
 * Finds the items nearest to one or two query photographs, by k-NN search. The first candidates are compared again by
 * their edge maps, if the collection's profile says so and the embedder has a calibration. Used by searches by
 * photograph, by "similar" requests and by proposals.
 *
 * <p>Scores are computed over a fixed number of nearest photographs, whatever number of hits is wanted. If these give
 * too few items, further rounds find the hits that follow, see {@link SearchRounds}.
 */
@ApplicationScoped
public class NearestItems {

    private final ImageIndex index;
    private final Reranker reranker;
    private final SearchConfig.Match config;
    private final EmbedderCalibrations calibrations;
    private final ScoreFits fits;
    private final RerankDepth rerankDepth;
    private final SearchDepth searchDepth;

    NearestItems(ImageIndex index, Reranker reranker, ScoreFits fits, SearchConfig config) {
        this.index = index;
        this.reranker = reranker;
        this.fits = fits;
        this.config = config.match();
        this.calibrations = new EmbedderCalibrations(config.match());
        this.rerankDepth = RerankDepth.of(config.verify());
        var match = config.match();
        this.searchDepth = new SearchDepth(match.photographsPerItem(), match.mostPhotographs());
    }

    /**
     * Answers a query. Does not block. Fails with {@link org.vitrine.imageindex.IndexUnavailable} if the index does not
     * answer.
     */
    public Uni<NearestItemsAnswer> answer(NearestItemsQuery query) {
        var model = query.vectors().getFirst().model();
        var scorer = calibrations.scorer(model.name());
        var search = new Search(
                query,
                scorer,
                matcher(scorer, fits.of(query.collectionId(), model)),
                rerankDepth.candidates(query.rerank(), scorer));
        return Uni.combine().all().unis(search(search), facets(query)).with(NearestItems::answer);
    }

    /**
     * Counts facets over the selected images of the collection, not over the hits: the number of nearest neighbours is
     * that of the request, whatever the collection holds.
     */
    private Uni<Map<String, List<FacetCount>>> facets(NearestItemsQuery query) {
        var model = query.vectors().getFirst().model();
        return index.facets(IndexName.of(model), selection(query), query.facets(), config.valuesPerFacet());
    }

    private static NearestItemsAnswer answer(NearestItemsAnswer answer, Map<String, List<FacetCount>> counted) {
        var facets = new LinkedHashMap<String, List<FacetCount>>();
        counted.forEach((name, values) -> {
            if (!values.isEmpty()) {
                facets.put(name, values);
            }
        });
        return answer.withFacets(facets);
    }

    /**
     * A query with what is needed to answer it.
     *
     * @param scorer computes weights of candidates
     * @param matcher computes hits and scores
     * @param rerankCount number of candidates of each query photograph that are compared again; 0 for none
     */
    private record Search(NearestItemsQuery query, CandidateScorer scorer, Matcher matcher, int rerankCount) {}

    private Matcher matcher(CandidateScorer scorer, Optional<FittedScore> fit) {
        return new Matcher(
                new SideFusion(
                        scorer, config.otherSideDiscount(), new SizeRule(config.sizeTolerance(), config.sizeMost())),
                new ItemGrouping(config.specimensPerItem()),
                fit,
                new ConfidenceRule(config.confidentFrom(), config.ambiguousWithin(), config.ambiguousTogether()));
    }

    private Uni<NearestItemsAnswer> search(Search search) {
        int scored = Math.max(config.scoredPhotographs(), Math.min(config.mostPhotographs(), search.rerankCount()));
        var round = new SearchRounds.Round(scored, Exclusion.NONE);
        return nearest(search, round).chain(near -> Uni.combine()
                .all()
                .unis(rerank(search, near), furtherRounds(search, SearchRounds.of(round, near)))
                .with((compared, rounds) -> toAnswer(search, near, compared, rounds.further())));
    }

    private Uni<SearchRounds> furtherRounds(Search search, SearchRounds rounds) {
        return rounds.next(search.query(), search.matcher(), searchDepth)
                .map(round -> nearest(search, round).chain(hits -> furtherRounds(search, rounds.and(round, hits))))
                .orElseGet(() -> Uni.createFrom().item(rounds));
    }

    private Uni<IndexHits> nearest(Search search, SearchRounds.Round round) {
        var query = search.query();
        var searches = query.vectors().stream()
                .map(vector -> index.nearest(query(query, vector, round)))
                .toList();
        return Uni.join().all(searches).andFailFast().map(hits -> IndexHits.of(query, hits));
    }

    private record Reranked(
            List<QueryCandidates> queryCandidates, Optional<NearestItemsAnswer.Verification> verification) {}

    private Uni<Reranked> rerank(Search search, IndexHits found) {
        if (search.rerankCount() == 0) {
            return Uni.createFrom().item(new Reranked(found.queryCandidates(), Optional.empty()));
        }
        long began = System.nanoTime();
        var comparisons = IntStream.range(0, found.queryCandidates().size())
                .mapToObj(i -> reranker.rerank(
                        search.query().vectors().get(i).prepared(),
                        found.top(found.queryCandidates().get(i), search.rerankCount())))
                .toList();
        return Uni.join().all(comparisons).andFailFast().map(results -> {
            var queryCandidates = IntStream.range(0, results.size())
                    .mapToObj(i -> found.queryCandidates()
                            .get(i)
                            .withAgreements(results.get(i).agreements()))
                    .toList();
            int candidates = results.stream().mapToInt(RerankResult::requested).sum();
            int compared =
                    results.stream().mapToInt(it -> it.agreements().size()).sum();
            long tookMs = Duration.ofNanos(System.nanoTime() - began).toMillis();
            return new Reranked(
                    queryCandidates, Optional.of(new NearestItemsAnswer.Verification(candidates, compared, tookMs)));
        });
    }

    private static NearestQuery query(NearestItemsQuery query, QueryVector vector, SearchRounds.Round round) {
        return new NearestQuery(
                vector.model(), vector.vector(), selection(query), round.photographs(), -1, round.exclusion());
    }

    private static Selection selection(NearestItemsQuery query) {
        var selection = Selection.ofCollection(query.collectionId())
                .withFilters(query.filters().facets());
        return query.text().map(selection::withText).orElse(selection);
    }

    private NearestItemsAnswer toAnswer(Search search, IndexHits near, Reranked compared, Optional<IndexHits> further) {
        var query = search.query();
        var found = further.map(near::withImagesOf).orElse(near);
        var matched = search.matcher()
                .answer(
                        compared.queryCandidates(),
                        further.map(IndexHits::queryCandidates).orElse(List.of()),
                        query.k(),
                        query.minScore());
        var close = Ambiguity.of(query, matched.ambiguous(), found);
        var hits = matched.hits().stream()
                .map(item -> view(
                        query,
                        item,
                        found.image(item.best().imageId()),
                        matched.ambiguous().contains(item)))
                .toList();
        return new NearestItemsAnswer(
                hits,
                matched.uncertainty(),
                search.matcher().fit().flatMap(fit -> matched.none().map(none -> ScoreView.of(fit, none))),
                close,
                SizeView.of(compared.queryCandidates(), search.scorer().isLogOdds() && config.sizeMost() > 0),
                Map.of(),
                compared.verification());
    }

    private static HitView view(
            NearestItemsQuery query, ItemMatch item, IndexedImage representative, boolean ambiguous) {
        return HitView.of(
                item,
                representative,
                ambiguous,
                query.rejections()
                        .of(representative)
                        .map(it -> new HitView.RejectedBefore(PersonView.of(it.person()), it.at(), it.decisionId())));
    }
}
