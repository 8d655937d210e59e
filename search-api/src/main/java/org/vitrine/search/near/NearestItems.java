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
import org.vitrine.imageindex.NearestQuery;
import org.vitrine.imageindex.Selection;
import org.vitrine.search.config.SearchConfig;
import org.vitrine.search.match.Depth;
import org.vitrine.search.match.Doubt;
import org.vitrine.search.match.Evidence;
import org.vitrine.search.match.Fusion;
import org.vitrine.search.match.Grouping;
import org.vitrine.search.match.Judge;
import org.vitrine.search.match.Matcher;
import org.vitrine.search.verify.Verified;
import org.vitrine.search.verify.Verifier;
import org.vitrine.search.view.HitView;

/**
 * Finds the items nearest to one or two photographs. Asks the index deeper where too few items come of it, and has the first
 * candidates compared again, stroke by stroke, where the profile says so and the embedder's figures are fitted to it.
 */
@ApplicationScoped
public class NearestItems {

    private final ImageIndex index;
    private final Verifier verifier;
    private final SearchConfig.Match config;
    private final Judges judges;
    private final Rule rule;
    private final Depth depth;

    NearestItems(ImageIndex index, Verifier verifier, SearchConfig config) {
        this.index = index;
        this.verifier = verifier;
        this.config = config.match();
        this.judges = new Judges(config.match());
        this.rule = Rule.of(config.verify());
        var match = config.match();
        this.depth = new Depth(match.photographsPerItem(), match.mostPhotographs());
    }

    /** Fails with {@link org.vitrine.imageindex.IndexUnavailable} where the index does not answer. */
    public Uni<Answer> answer(Question question) {
        var judge = judges.of(question.vectors().getFirst().model().name());
        int verified = rule.candidates(question.rerank(), judge);
        int photographs = Math.min(config.mostPhotographs(), verified);
        var looked = look(question, matcher(judge), verified, Math.max(photographs, depth.first(question.k())));
        return Uni.combine().all().unis(looked, facets(question)).with(NearestItems::answer);
    }

    /** Over the collection: nearest neighbours are as many as were asked for, and their number says nothing. */
    private Uni<Map<String, List<FacetCount>>> facets(Question question) {
        var model = question.vectors().getFirst().model();
        return index.facets(IndexName.of(model), selection(question), question.facets(), config.valuesPerFacet());
    }

    private static Answer answer(Looked looked, Map<String, List<FacetCount>> counted) {
        var facets = new LinkedHashMap<String, List<FacetCount>>();
        counted.forEach((name, values) -> {
            if (!values.isEmpty()) {
                facets.put(name, values);
            }
        });
        return new Answer(looked.hits(), looked.doubt(), facets, looked.verification());
    }

    private record Looked(List<HitView> hits, Optional<Doubt> doubt, Optional<Answer.Verification> verification) {}

    private Matcher matcher(Judge judge) {
        return new Matcher(
                new Fusion(judge, config.otherSideDiscount()),
                new Grouping(config.specimensPerItem()),
                config.confidentFrom());
    }

    private Uni<Looked> look(Question question, Matcher matcher, int verified, int photographs) {
        var searches = question.vectors().stream()
                .map(vector -> index.nearest(query(question, vector, photographs)))
                .toList();
        return Uni.join().all(searches).andFailFast().chain(found -> {
            var seen = Found.of(question, found);
            int returned = found.stream().mapToInt(List::size).max().orElse(0);
            if (depth.tooShallow(photographs, returned, matcher.groups(seen.evidence()), question.k())) {
                return look(question, matcher, verified, depth.next(photographs));
            }
            return verified == 0
                    ? Uni.createFrom().item(looked(question, seen, matcher, seen.evidence(), Optional.empty()))
                    : verify(question, seen, verified)
                            .map(it -> looked(question, seen, matcher, it.evidence(), Optional.of(it.told())));
        });
    }

    private record Compared(List<Evidence> evidence, Answer.Verification told) {}

    private Uni<Compared> verify(Question question, Found found, int most) {
        long began = System.nanoTime();
        var comparisons = IntStream.range(0, found.evidence().size())
                .mapToObj(i -> verifier.verify(
                        question.vectors().get(i).prepared(),
                        found.first(found.evidence().get(i), most)))
                .toList();
        return Uni.join().all(comparisons).andFailFast().map(verified -> {
            var evidence = IntStream.range(0, verified.size())
                    .mapToObj(i ->
                            found.evidence().get(i).agreeing(verified.get(i).agreements()))
                    .toList();
            int candidates = verified.stream().mapToInt(Verified::candidates).sum();
            int compared =
                    verified.stream().mapToInt(it -> it.agreements().size()).sum();
            long tookMs = Duration.ofNanos(System.nanoTime() - began).toMillis();
            return new Compared(evidence, new Answer.Verification(candidates, compared, tookMs));
        });
    }

    private static NearestQuery query(Question question, QueryVector vector, int photographs) {
        return new NearestQuery(vector.model(), vector.vector(), selection(question), photographs, -1);
    }

    private static Selection selection(Question question) {
        return Selection.ofCollection(question.collectionId())
                .where(question.filters().facets());
    }

    private static Looked looked(
            Question question,
            Found found,
            Matcher matcher,
            List<Evidence> evidence,
            Optional<Answer.Verification> verification) {
        var matched = matcher.answer(evidence, question.k(), question.minScore());
        var hits = matched.hits().stream()
                .map(item -> HitView.of(item, found.image(item.best().imageId())))
                .toList();
        return new Looked(hits, matched.doubt(), verification);
    }
}
