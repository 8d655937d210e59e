package org.vitrine.search.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vitrine.imageindex.IndexedImage;

/** An image in a list. */
public record ImageSummary(
        String imageId,
        String collectionId,
        String institutionId,
        String identifier,
        String specimenId,
        Optional<String> itemId,
        String side,
        Map<String, String> metadata,
        List<Statement> attributes,
        Links links) {

    public static ImageSummary of(IndexedImage image) {
        return new ImageSummary(
                image.imageId(),
                image.collectionId(),
                image.institutionId(),
                image.identifier(),
                image.specimenId(),
                image.itemId(),
                image.statedSide().inJson(),
                image.metadata(),
                Statement.of(image),
                Links.of(image));
    }
}
