package org.vitrine.search.browse;

import java.util.List;
import java.util.Optional;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.search.match.SpecimenKey;
import org.vitrine.search.view.DecidedView;
import org.vitrine.search.view.ImageSummary;
import org.vitrine.search.view.Links;

/**
 * JSON of a physical object and one page of its photographs.
 *
 * @param itemId the effective item: as people decided, or else as the institution states
 * @param statedItemId the item as the institution states it
 * @param decided decisions, from the first photograph that has any; absent if there are none
 * @param links link to this specimen alone, even if specimens of other institutions have the same number
 * @param next cursor for more images at that link; absent on the last page
 */
record SpecimenRecord(
        String collectionId,
        String institutionId,
        String specimenId,
        Optional<String> itemId,
        Optional<String> statedItemId,
        Optional<DecidedView> decided,
        List<ImageSummary> images,
        SelfLink links,
        Optional<String> next) {

    /** Path on this server. */
    record SelfLink(String self) {}

    static SpecimenRecord of(
            String collectionId, SpecimenKey specimen, List<IndexedImage> images, Optional<String> next) {
        var itemId = images.stream()
                .map(IndexedImage::itemId)
                .flatMap(Optional::stream)
                .findFirst();
        var statedItemId = images.stream()
                .map(IndexedImage::statedItemId)
                .flatMap(Optional::stream)
                .findFirst();
        var decided =
                images.stream().map(DecidedView::of).flatMap(Optional::stream).findFirst();
        return new SpecimenRecord(
                collectionId,
                specimen.institutionId(),
                specimen.specimenId(),
                itemId,
                statedItemId,
                decided,
                images.stream().map(ImageSummary::of).toList(),
                new SelfLink(Links.specimen(collectionId, specimen.institutionId(), specimen.specimenId())),
                next);
    }
}
