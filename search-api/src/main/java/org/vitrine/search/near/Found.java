package org.vitrine.search.near;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.vitrine.imageindex.Facet;
import org.vitrine.imageindex.Hit;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.search.match.Candidate;
import org.vitrine.search.match.Evidence;
import org.vitrine.search.match.Side;

/** What the index returned to each photograph of a question, but for the specimen that is no answer. */
record Found(List<Evidence> evidence, Map<String, IndexedImage> images) {

    static Found of(Question question, List<List<Hit>> hits) {
        var images = new HashMap<String, IndexedImage>();
        var evidence = IntStream.range(0, hits.size())
                .mapToObj(i -> new Evidence(
                        question.vectors().get(i).side(),
                        hits.get(i).stream()
                                .filter(hit -> question.notOf()
                                        .filter(hit.image().specimenId()::equals)
                                        .isEmpty())
                                .peek(hit -> images.put(hit.image().imageId(), hit.image()))
                                .map(Found::candidate)
                                .toList()))
                .toList();
        return new Found(evidence, Map.copyOf(images));
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

    /** The nearest ones of a photograph, so many. */
    List<IndexedImage> first(Evidence of, int most) {
        return of.first(most).stream()
                .map(candidate -> image(candidate.imageId()))
                .toList();
    }

    IndexedImage image(String imageId) {
        var image = images.get(imageId);
        if (image == null) {
            throw new IllegalStateException("image '%s' matched and was not returned".formatted(imageId));
        }
        return image;
    }

    /** What each image can be narrowed by. */
    List<Map<String, Set<String>>> values() {
        return images.values().stream().map(Found::values).toList();
    }

    private static Map<String, Set<String>> values(IndexedImage image) {
        var values = new HashMap<String, Set<String>>();
        for (String term : image.facets()) {
            Facet.parse(term).ifPresent(facet -> values.computeIfAbsent(
                            facet.name().toLowerCase(Locale.ROOT), _ -> new HashSet<>())
                    .add(facet.value()));
        }
        return values;
    }
}
