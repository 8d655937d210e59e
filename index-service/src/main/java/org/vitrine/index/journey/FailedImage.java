package org.vitrine.index.journey;

import java.util.Optional;

/**
 * A photograph that its owner, or an operator, has to look at: rejected or dead-lettered.
 *
 * @param identifier the institution's own name of it; empty where its bytes never arrived
 */
public record FailedImage(
        String imageId,
        Optional<String> identifier,
        Stage stage,
        Optional<String> reasonCode,
        Optional<String> sentence) {

    public static FailedImage of(BatchItem item) {
        return new FailedImage(
                item.imageId(), Optional.of(item.identifier()), item.stage(), item.reasonCode(), item.sentence());
    }

    /** Empty where it did not fail, or no longer. */
    public static Optional<FailedImage> of(String imageId, Journey journey) {
        var standing = CurrentStage.of(journey);
        return standing.stage().failed()
                ? Optional.of(new FailedImage(
                        imageId,
                        journey.arrival().map(Arrival::identifier),
                        standing.stage(),
                        standing.cause().flatMap(JourneyEntry::reasonCode),
                        standing.cause().flatMap(JourneyEntry::sentence)))
                : Optional.empty();
    }
}
