package org.vitrine.search.near;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vitrine.imageindex.Facet;
import org.vitrine.imageindex.ImageIndex;
import org.vitrine.imageindex.NearestQuery;
import org.vitrine.imageindex.Selection;
import org.vitrine.search.config.SearchConfig;
import org.vitrine.search.filter.Filters;
import org.vitrine.search.match.Depth;
import org.vitrine.search.match.Evidence;
import org.vitrine.search.match.Facets;
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

    private static final String SIDE = "side";

    private final ImageIndex index;
    private final Verifier verifier;
    private final SearchConfig.Match config;
    private final Judges judges;
    private final Rule rule;
    private final Depth depth;
    private final Facets facets;

    NearestItems(ImageIndex index, Verifier verifier, SearchConfig config) {
        this.index = index;
        this.verifier = verifier;
        this.config = config.match();
        this.judges = new Judges(config.match());
        this.rule = Rule.of(config.verify());
        var match = config.match();
        this.depth = new Depth(match.photographsPerItem(), match.mostPhotographs());
        this.facets = new Facets(match.valuesPerFacet());
    }

    /** Fails with {@link org.vitrine.imageindex.IndexUnavailable} where the index does not answer. */
    public Uni<Answer> answer(Question question) {
        var judge = judges.of(question.vectors().getFirst().model().name());
        int verified = rule.candidates(question.rerank(), judge);
        int photographs = Math.min(config.mostPhotographs(), verified);
        return look(question, matcher(judge), verified, Math.max(photographs, depth.first(question.k())));
    }

    private Matcher matcher(Judge judge) {
        return new Matcher(
                new Fusion(judge, config.otherSideDiscount()),
                new Grouping(config.specimensPerItem()),
                config.confidentFrom());
    }

    private Uni<Answer> look(Question question, Matcher matcher, int verified, int photographs) {
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
                    ? Uni.createFrom().item(answer(question, seen, matcher, seen.evidence(), Optional.empty()))
                    : verify(question, seen, verified)
                            .map(it -> answer(question, seen, matcher, it.evidence(), Optional.of(it.told())));
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
        var selection = Selection.ofCollection(question.collectionId()).where(facetsOf(question.filters()));
        return new NearestQuery(vector.model(), vector.vector(), selection, photographs, -1);
    }

    /** The filters as the index reads them. */
    public static List<Facet> facetsOf(Filters filters) {
        return filters.valuesByName().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> new Facet(entry.getKey(), value)))
                .toList();
    }

    private Answer answer(
            Question question,
            Found found,
            Matcher matcher,
            List<Evidence> evidence,
            Optional<Answer.Verification> verification) {
        var matched = matcher.answer(evidence, question.k(), question.minScore());
        var hits = matched.hits().stream()
                .map(item -> HitView.of(item, found.image(item.best().imageId())))
                .toList();
        var names = Stream.concat(Stream.of(SIDE), question.facets().stream())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        return new Answer(hits, matched.confident(), facets.count(found.values(), names), verification);
    }
}
