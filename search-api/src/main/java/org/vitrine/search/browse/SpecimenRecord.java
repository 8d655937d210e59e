package org.vitrine.search.browse;

import java.util.List;
import java.util.Optional;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.search.match.SpecimenKey;
import org.vitrine.search.view.DecidedView;
import org.vitrine.search.view.ImageSummary;
import org.vitrine.search.view.Links;

/**
 * A physical object and its photographs.
 *
 * @param itemId the one that counts: as people decided, or else as the institution states
 * @param statedItemId as the institution states it
 * @param decided of the first photograph of which anything is decided; absent where nothing is
 * @param links leads to this specimen alone, whatever others have its number
 * @param next what to ask for more images with, at that link; absent where these are all
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

    /** Path of this server. */
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
