package org.vitrine.search.near;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vitrine.imageindex.Exclusion;
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
 * @param rejected imageIds of the candidates that people rejected
 * @param returned greatest number of photographs that the index returned for one query photograph, before candidates
 *     were removed
 */
record IndexHits(
        List<QueryCandidates> queryCandidates, Map<String, IndexedImage> images, Set<String> rejected, int returned) {

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
                hits.stream()
                        .flatMap(List::stream)
                        .map(Hit::image)
                        .filter(nearestItemsQuery.rejections()::excludes)
                        .map(IndexedImage::imageId)
                        .collect(Collectors.toUnmodifiableSet()),
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

    /** Returns the same candidates, with the images of further hits added. */
    IndexHits withImagesOf(IndexHits further) {
        var all = new HashMap<>(images);
        all.putAll(further.images());
        return new IndexHits(queryCandidates, Map.copyOf(all), rejected, returned);
    }

    /** Returns these hits and further hits for the same query photographs. */
    IndexHits and(IndexHits further) {
        var all = IntStream.range(0, queryCandidates.size())
                .mapToObj(i -> queryCandidates
                        .get(i)
                        .and(further.queryCandidates().get(i).nearest()))
                .toList();
        var allRejected = new HashSet<>(rejected);
        allRejected.addAll(further.rejected());
        return new IndexHits(
                all, withImagesOf(further).images(), Set.copyOf(allRejected), Math.max(returned, further.returned()));
    }

    /**
     * Returns what a further query leaves out so that it returns photographs of other items only: all photographs of
     * the items found, of the other specimens found and of the excluded specimen, and the rejected photographs.
     *
     * @param itemIds items found; the specimen of a candidate of any other item is left out, the other item is not
     */
    Exclusion exclusion(NearestItemsQuery nearestItemsQuery, Set<String> itemIds) {
        var specimens = images.values().stream()
                .filter(image -> image.itemId().filter(itemIds::contains).isEmpty())
                .map(IndexHits::specimen);
        return new Exclusion(
                itemIds,
                Stream.concat(specimens, nearestItemsQuery.excludedSpecimen().stream())
                        .map(key -> Exclusion.specimen(key.institutionId(), key.specimenId()))
                        .collect(Collectors.toSet()),
                rejected);
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
