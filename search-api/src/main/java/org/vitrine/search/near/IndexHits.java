package org.vitrine.search.near;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.vitrine.imageindex.Hit;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.search.match.ImageSide;
import org.vitrine.search.match.ItemMatch;
import org.vitrine.search.match.MatchCandidate;
import org.vitrine.search.match.ObjectSize;
import org.vitrine.search.match.QueryCandidates;
import org.vitrine.search.match.SpecimenKey;

/**
 * What the index returned for the query photographs of one query, without the excluded specimen and without candidates
 * that people rejected.
 *
 * @param queryCandidates candidates of each query photograph, in the order of the query
 * @param images the indexed images of the candidates, by imageId
 * @param returned greatest number of photographs that the index returned for one query photograph, before candidates
 *     were removed
 */
record IndexHits(List<QueryCandidates> queryCandidates, Map<String, IndexedImage> images, int returned) {

    static IndexHits of(NearestItemsQuery nearestItemsQuery, List<List<Hit>> hits) {
        var images = new HashMap<String, IndexedImage>();
        var queryCandidates = IntStream.range(0, hits.size())
                .mapToObj(i -> new QueryCandidates(
                        nearestItemsQuery.vectors().get(i).side(),
                        nearestItemsQuery.vectors().get(i).located(),
                        nearestItemsQuery.vectors().get(i).diameterMm(),
                        hits.get(i).stream()
                                .filter(hit -> nearestItemsQuery
                                        .excludedSpecimen()
                                        .filter(specimen(hit.image())::equals)
                                        .isEmpty())
                                .filter(hit -> !nearestItemsQuery.rejections().excludes(hit.image()))
                                .peek(hit -> images.put(hit.image().imageId(), hit.image()))
                                .map(IndexHits::candidate)
                                .toList()))
                .toList();
        return new IndexHits(
                queryCandidates,
                Map.copyOf(images),
                hits.stream().mapToInt(List::size).max().orElse(0));
    }

    private static MatchCandidate candidate(Hit hit) {
        var image = hit.image();
        return new MatchCandidate(
                image.imageId(),
                specimen(image),
                image.itemId(),
                ImageSide.of(image.statedSide().inJson()),
                hit.similarity(),
                image.located(),
                diameterMm(image),
                Optional.empty());
    }

    /**
     * Returns the greatest extent of the object of a photograph in mm; empty unless its metadata states that or the
     * scale.
     */
    private static OptionalDouble diameterMm(IndexedImage image) {
        var region = image.region();
        return ObjectSize.of(image.metadata(), image.located(), Math.max(region.width(), region.height()));
    }

    /** Returns the photographs of an item, or of a specimen that belongs to no item. */
    List<IndexedImage> of(ItemMatch item) {
        var best = item.best();
        return images.values().stream()
                .filter(image -> best.itemId().isPresent()
                        ? image.itemId().equals(best.itemId())
                        : specimen(image).equals(best.specimen()))
                .toList();
    }

    /** Returns the same hits, with the images of a deeper search added. */
    IndexHits with(IndexHits deeper) {
        var all = new HashMap<>(images);
        all.putAll(deeper.images());
        return new IndexHits(queryCandidates, Map.copyOf(all), returned);
    }

    private static SpecimenKey specimen(IndexedImage image) {
        return new SpecimenKey(image.institutionId(), image.specimenId());
    }

    /** Returns the {@code count} nearest photographs of a query photograph. */
    List<IndexedImage> top(QueryCandidates query, int count) {
        return query.top(count).stream()
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
}
