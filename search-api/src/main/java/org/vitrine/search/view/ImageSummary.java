package org.vitrine.search.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vitrine.imageindex.IndexedImage;

/**
 * JSON of an image in a list.
 *
 * @param itemId the effective item: as people decided, or else as the institution states
 * @param statedItemId the item as the institution states it
 * @param decided what people decided; absent if nothing is decided
 */
public record ImageSummary(
        String imageId,
        String collectionId,
        String institutionId,
        String identifier,
        String specimenId,
        Optional<String> itemId,
        Optional<String> statedItemId,
        String side,
        Map<String, String> metadata,
        List<Statement> attributes,
        Optional<DecidedView> decided,
        Links links) {

    public static ImageSummary of(IndexedImage image) {
        return new ImageSummary(
                image.imageId(),
                image.collectionId(),
                image.institutionId(),
                image.identifier(),
                image.specimenId(),
                image.itemId(),
                image.statedItemId(),
                image.statedSide().inJson(),
                image.metadata(),
                Statement.of(image),
                DecidedView.of(image),
                Links.of(image));
    }
}
