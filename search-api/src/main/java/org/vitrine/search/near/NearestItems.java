package org.vitrine.search.near;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.vitrine.imageindex.Facet;
import org.vitrine.imageindex.Hit;
import org.vitrine.imageindex.ImageIndex;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.NearestQuery;
import org.vitrine.imageindex.Selection;
import org.vitrine.search.config.SearchConfig;
import org.vitrine.search.filter.Filters;
import org.vitrine.search.match.Calibration;
import org.vitrine.search.match.Candidate;
import org.vitrine.search.match.Depth;
import org.vitrine.search.match.Evidence;
import org.vitrine.search.match.Facets;
import org.vitrine.search.match.Fusion;
import org.vitrine.search.match.Grouping;
import org.vitrine.search.match.Matcher;
import org.vitrine.search.match.Side;
import org.vitrine.search.view.HitView;

/** Finds the items nearest to one or two photographs. Asks the index deeper where too few items come of it. */
@ApplicationScoped
public class NearestItems {

    private static final String SIDE = "side";

    private final ImageIndex index;
    private final Matcher matcher;
    private final Depth depth;
    private final Facets facets;

    NearestItems(ImageIndex index, SearchConfig config) {
        this.index = index;
        var match = config.match();
        var calibration = new Calibration(match.midpoint(), match.slope());
        this.matcher = new Matcher(
                new Fusion(calibration, match.otherSideDiscount()),
                new Grouping(match.specimensPerItem()),
                match.confidentFrom());
        this.depth = new Depth(match.photographsPerItem(), match.mostPhotographs());
        this.facets = new Facets(match.valuesPerFacet());
    }

    /** Fails with {@link org.vitrine.imageindex.IndexUnavailable} where the index does not answer. */
    public Uni<Answer> answer(Question question) {
        return look(question, depth.first(question.k()));
    }

    private Uni<Answer> look(Question question, int photographs) {
        var searches = question.vectors().stream()
                .map(vector -> index.nearest(query(question, vector, photographs)))
                .toList();
        return Uni.join().all(searches).andFailFast().chain(found -> {
            var evidence = evidence(question, found);
            int returned = found.stream().mapToInt(List::size).max().orElse(0);
            return depth.tooShallow(photographs, returned, matcher.groups(evidence), question.k())
                    ? look(question, depth.next(photographs))
                    : Uni.createFrom().item(answer(question, evidence, found));
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

    private static List<Evidence> evidence(Question question, List<List<Hit>> found) {
        return Stream.iterate(0, i -> i < found.size(), i -> i + 1)
                .map(i -> new Evidence(
                        question.vectors().get(i).side(),
                        wanted(question, found.get(i))
                                .map(NearestItems::candidate)
                                .toList()))
                .toList();
    }

    private static Stream<Hit> wanted(Question question, List<Hit> hits) {
        return hits.stream().filter(hit -> question.notOf()
                .filter(hit.image().specimenId()::equals)
                .isEmpty());
    }

    private static Candidate candidate(Hit hit) {
        var image = hit.image();
        return new Candidate(
                image.imageId(),
                image.specimenId(),
                image.itemId(),
                Side.of(image.statedSide().inJson()),
                hit.similarity());
    }

    private Answer answer(Question question, List<Evidence> evidence, List<List<Hit>> found) {
        var images = new HashMap<String, IndexedImage>();
        found.forEach(hits ->
                wanted(question, hits).forEach(hit -> images.put(hit.image().imageId(), hit.image())));
        var matched = matcher.answer(evidence, question.k(), question.minScore());
        var hits = matched.hits().stream()
                .map(item -> HitView.of(item, image(images, item.best().imageId())))
                .toList();
        var names = Stream.concat(Stream.of(SIDE), question.facets().stream())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        return new Answer(
                hits,
                matched.confident(),
                facets.count(images.values().stream().map(NearestItems::values).toList(), names));
    }

    private static IndexedImage image(Map<String, IndexedImage> images, String imageId) {
        var image = images.get(imageId);
        if (image == null) {
            throw new IllegalStateException("image '%s' matched and was not returned".formatted(imageId));
        }
        return image;
    }

    private static Map<String, Set<String>> values(IndexedImage image) {
        var values = new HashMap<String, Set<String>>();
        for (String term : image.facets()) {
            Facet.parse(term).ifPresent(facet -> values.computeIfAbsent(
                            facet.name().toLowerCase(Locale.ROOT), name -> new HashSet<>())
                    .add(facet.value()));
        }
        return values;
    }
}
