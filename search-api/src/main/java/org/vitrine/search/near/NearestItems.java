package org.vitrine.search.near;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
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
import org.vitrine.search.match.QueryEvidence;
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
 * too few items, a deeper search of the index finds the hits that follow.
 */
@ApplicationScoped
public class NearestItems {

    private final ImageIndex index;
    private final Reranker reranker;
    private final SearchConfig.Match config;
    private final EmbedderCalibrations figures;
    private final ScoreFits fits;
    private final RerankDepth rerankDepth;
    private final SearchDepth searchDepth;

    NearestItems(ImageIndex index, Reranker reranker, ScoreFits fits, SearchConfig config) {
        this.index = index;
        this.reranker = reranker;
        this.fits = fits;
        this.config = config.match();
        this.figures = new EmbedderCalibrations(config.match());
        this.rerankDepth = RerankDepth.of(config.verify());
        var match = config.match();
        this.searchDepth = new SearchDepth(match.photographsPerItem(), match.mostPhotographs());
    }

    /**
     * Answers a query. Does not block. Fails with {@link org.vitrine.imageindex.IndexUnavailable} if the index does not
     * answer.
     */
    public Uni<NearestItemsAnswer> answer(NearestItemsQuery question) {
        var model = question.vectors().getFirst().model();
        var judge = figures.judge(model.name());
        var search = new Search(
                question,
                judge,
                matcher(judge, fits.of(question.collectionId(), model)),
                rerankDepth.candidates(question.rerank(), judge));
        return Uni.combine().all().unis(look(search), facets(question)).with(NearestItems::answer);
    }

    /**
     * Counts facets over the selected images of the collection, not over the hits: the number of nearest neighbours is
     * that of the request, whatever the collection holds.
     */
    private Uni<Map<String, List<FacetCount>>> facets(NearestItemsQuery question) {
        var model = question.vectors().getFirst().model();
        return index.facets(IndexName.of(model), selection(question), question.facets(), config.valuesPerFacet());
    }

    private static NearestItemsAnswer answer(NearestItemsAnswer looked, Map<String, List<FacetCount>> counted) {
        var facets = new LinkedHashMap<String, List<FacetCount>>();
        counted.forEach((name, values) -> {
            if (!values.isEmpty()) {
                facets.put(name, values);
            }
        });
        return looked.counting(facets);
    }

    /**
     * A query with what is needed to answer it.
     *
     * @param judge computes weights of candidates
     * @param matcher computes hits and scores
     * @param verified number of candidates of each query photograph that are compared again; 0 for none
     */
    private record Search(NearestItemsQuery question, CandidateScorer judge, Matcher matcher, int verified) {}

    private Matcher matcher(CandidateScorer judge, Optional<FittedScore> fit) {
        return new Matcher(
                new SideFusion(
                        judge, config.otherSideDiscount(), new SizeRule(config.sizeTolerance(), config.sizeMost())),
                new ItemGrouping(config.specimensPerItem()),
                fit,
                new ConfidenceRule(config.confidentFrom(), config.ambiguousWithin(), config.ambiguousTogether()));
    }

    private Uni<NearestItemsAnswer> look(Search search) {
        int scored = Math.max(config.scoredPhotographs(), Math.min(config.mostPhotographs(), search.verified()));
        return nearest(search, scored).chain(near -> {
            var deeper = tooShallow(search, scored, near)
                    ? deeper(
                            search, Math.max(searchDepth.first(search.question().k()), searchDepth.next(scored)))
                    : Uni.createFrom().item(Optional.<IndexHits>empty());
            return Uni.combine()
                    .all()
                    .unis(verify(search, near), deeper)
                    .with((compared, beyond) -> looked(search, near, compared, beyond));
        });
    }

    private Uni<Optional<IndexHits>> deeper(Search search, int photographs) {
        return nearest(search, photographs)
                .chain(found -> tooShallow(search, photographs, found)
                        ? deeper(search, searchDepth.next(photographs))
                        : Uni.createFrom().item(Optional.of(found)));
    }

    private boolean tooShallow(Search search, int photographs, IndexHits found) {
        int returned = found.returned();
        int groups = search.matcher().groups(found.evidence());
        return searchDepth.tooShallow(
                photographs, returned, groups, search.question().k());
    }

    private Uni<IndexHits> nearest(Search search, int photographs) {
        var question = search.question();
        var searches = question.vectors().stream()
                .map(vector -> index.nearest(query(question, vector, photographs)))
                .toList();
        return Uni.join().all(searches).andFailFast().map(hits -> IndexHits.of(question, hits));
    }

    private record Compared(List<QueryEvidence> evidence, Optional<NearestItemsAnswer.Verification> verification) {}

    private Uni<Compared> verify(Search search, IndexHits found) {
        if (search.verified() == 0) {
            return Uni.createFrom().item(new Compared(found.evidence(), Optional.empty()));
        }
        long began = System.nanoTime();
        var comparisons = IntStream.range(0, found.evidence().size())
                .mapToObj(i -> reranker.verify(
                        search.question().vectors().get(i).prepared(),
                        found.first(found.evidence().get(i), search.verified())))
                .toList();
        return Uni.join().all(comparisons).andFailFast().map(verified -> {
            var evidence = IntStream.range(0, verified.size())
                    .mapToObj(i ->
                            found.evidence().get(i).agreeing(verified.get(i).agreements()))
                    .toList();
            int candidates =
                    verified.stream().mapToInt(RerankResult::candidates).sum();
            int compared =
                    verified.stream().mapToInt(it -> it.agreements().size()).sum();
            long tookMs = Duration.ofNanos(System.nanoTime() - began).toMillis();
            return new Compared(
                    evidence, Optional.of(new NearestItemsAnswer.Verification(candidates, compared, tookMs)));
        });
    }

    private static NearestQuery query(NearestItemsQuery question, QueryVector vector, int photographs) {
        return new NearestQuery(vector.model(), vector.vector(), selection(question), photographs, -1);
    }

    private static Selection selection(NearestItemsQuery question) {
        var selection = Selection.ofCollection(question.collectionId())
                .where(question.filters().facets());
        return question.text().map(selection::saying).orElse(selection);
    }

    private NearestItemsAnswer looked(Search search, IndexHits near, Compared compared, Optional<IndexHits> beyond) {
        var question = search.question();
        var found = beyond.map(near::with).orElse(near);
        var matched = search.matcher()
                .answer(
                        compared.evidence(),
                        beyond.map(IndexHits::evidence).orElse(List.of()),
                        question.k(),
                        question.minScore());
        var close = Ambiguity.of(question, matched.ambiguous(), found);
        var hits = matched.hits().stream()
                .map(item -> view(
                        question,
                        item,
                        found.image(item.best().imageId()),
                        matched.ambiguous().contains(item)))
                .toList();
        return new NearestItemsAnswer(
                hits,
                matched.doubt(),
                search.matcher().fit().flatMap(fit -> matched.none().map(none -> ScoreView.of(fit, none))),
                close,
                SizeView.of(compared.evidence(), search.judge().weighsInLogOdds() && config.sizeMost() > 0),
                Map.of(),
                compared.verification());
    }

    private static HitView view(NearestItemsQuery question, ItemMatch item, IndexedImage shown, boolean ambiguous) {
        return HitView.of(
                item,
                shown,
                ambiguous,
                question.rejections()
                        .of(shown)
                        .map(it -> new HitView.RejectedBefore(PersonView.of(it.person()), it.at(), it.decisionId())));
    }
}
